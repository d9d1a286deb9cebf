package org.inbatch.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps: how many entries there are, and the entries in their order. */
final class MapCodec<K extends @Nullable Object, V extends @Nullable Object>
    extends ReferenceCodec<Map<K, V>> {

  private final Forms<Map<K, V>, Map<K, V>> forms = Forms.maps();
  private final Codec<K> key;
  private final Codec<V> value;

  MapCodec(Codec<K> key, Codec<V> value) {
    super(Map.class, Codecs.union(key.declared(), value.declared()));
    this.key = key;
    this.value = value;
  }

  @Override
  int form(Map<K, V> map) {
    return forms.of(map);
  }

  @Override
  void write(int form, Map<K, V> map, WireOutput out) {
    int left = map.size();
    out.writeSize(left);
    for (Map.Entry<K, V> entry : map.entrySet()) {
      left--;
      key.write(entry.getKey(), out);
      value.write(entry.getValue(), out);
    }
    checkUnchanged(left);
  }

  @Override
  Map<K, V> read(int form, WireInput in) {
    if (!forms.has(form)) {
      throw unknown(form, in);
    }
    int size = in.readSize(2);
    Map<K, V> map = LinkedHashMap.newLinkedHashMap(Math.min(size, BELIEVED));
    for (int i = 0; i < size; i++) {
      map.put(key.read(in), value.read(in));
    }
    return forms.make(form, map, in);
  }

  @Override
  public String shape() {
    return "Map<" + key.shape() + "," + value.shape() + ">";
  }
}
