package org.inbatch.wire;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.util.Set;

/** Arrays of primitives, but for truth values: their memory, in this machine's byte order. */
final class PrimitiveArrayCodec<A> extends ReferenceCodec<A> {

  private final Class<A> type;
  private final int width;

  PrimitiveArrayCodec(Class<A> type, int width) {
    super(type, Set.of(type));
    this.type = type;
    this.width = width;
  }

  @Override
  int form(A value) {
    return PLAIN;
  }

  @Override
  void write(int form, A value, WireOutput out) {
    MemorySegment bytes = memory(value);
    out.writeSize((int) (bytes.byteSize() / width));
    out.writeBytes(bytes);
  }

  @Override
  A read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    A array = type.cast(Array.newInstance(type.getComponentType(), in.readSize(width)));
    in.readBytes(memory(array));
    return array;
  }

  @Override
  public String shape() {
    return type.getSimpleName();
  }

  private static MemorySegment memory(Object array) {
    if (array instanceof double[] doubles) {
      return MemorySegment.ofArray(doubles);
    } else if (array instanceof float[] floats) {
      return MemorySegment.ofArray(floats);
    } else if (array instanceof long[] longs) {
      return MemorySegment.ofArray(longs);
    } else if (array instanceof int[] ints) {
      return MemorySegment.ofArray(ints);
    } else if (array instanceof short[] shorts) {
      return MemorySegment.ofArray(shorts);
    } else if (array instanceof char[] chars) {
      return MemorySegment.ofArray(chars);
    }
    return MemorySegment.ofArray((byte[]) array);
  }
}
