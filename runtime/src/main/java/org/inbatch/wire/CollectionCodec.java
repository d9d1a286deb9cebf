package org.inbatch.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists or sets: how many elements there are, and the elements in their order. */
final class CollectionCodec<E extends @Nullable Object, C extends Collection<E>>
    extends ReferenceCodec<C> {

  private final String name;
  private final Forms<List<E>, C> forms;
  private final Codec<E> element;

  CollectionCodec(Class<?> type, Forms<List<E>, C> forms, Codec<E> element) {
    super(type, element.declared());
    this.name = type.getSimpleName();
    this.forms = forms;
    this.element = element;
  }

  @Override
  int form(C value) {
    return forms.of(value);
  }

  @Override
  @SuppressWarnings("NullAway") // an element is what the codec of elements is for
  void write(int form, C value, WireOutput out) {
    int left = value.size();
    out.writeSize(left);
    for (E each : value) {
      left--;
      element.write(each, out);
    }
    checkUnchanged(left);
  }

  @Override
  C read(int form, WireInput in) {
    if (!forms.has(form)) {
      throw unknown(form, in);
    }
    int size = in.readSize(1);
    List<E> elements = new ArrayList<>(Math.min(size, BELIEVED));
    for (int i = 0; i < size; i++) {
      elements.add(element.read(in));
    }
    return forms.make(form, elements, in);
  }

  @Override
  public String shape() {
    return name + "<" + element.shape() + ">";
  }
}
