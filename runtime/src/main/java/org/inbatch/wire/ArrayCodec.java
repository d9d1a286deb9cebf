package org.inbatch.wire;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Set;

/** Arrays of references, of exactly one class. */
final class ArrayCodec<C> extends ReferenceCodec<C[]> {

  private final Class<? super C> component;
  private final Class<?> type;
  private final Codec<C> codec;

  ArrayCodec(Class<? super C> component, Codec<C> codec) {
    super(component.arrayType(), Codecs.union(Set.of(component.arrayType()), codec.declared()));
    this.component = component;
    this.type = component.arrayType();
    this.codec = codec;
  }

  @Override
  int form(C[] value) {
    return value.getClass() == type ? PLAIN : SERIALIZED;
  }

  @Override
  void write(int form, C[] value, WireOutput out) {
    out.writeSize(value.length);
    for (C element : value) {
      codec.write(element, out);
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // of the component's class, and it may hold null
  C[] read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    int size = in.readSize(1);
    C[] array = (C[]) Array.newInstance(component, Math.min(size, BELIEVED));
    for (int i = 0; i < size; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, (int) Math.min(size, 2L * i));
      }
      array[i] = codec.read(in);
    }
    return array;
  }

  @Override
  public String shape() {
    return codec.shape() + "[]";
  }
}
