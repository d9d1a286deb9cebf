package org.inbatch.wire;

import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Arrays of primitives: their memory, in this machine's byte order. */
final class PrimitiveArrayCodec<A> extends ReferenceCodec<A> {

  private final Class<A> type;
  private final int width;
  private final IntFunction<A> newArray;
  private final Function<A, MemorySegment> memory;

  PrimitiveArrayCodec(
      Class<A> type, int width, IntFunction<A> newArray, Function<A, MemorySegment> memory) {
    super(type, Set.of(type));
    this.type = type;
    this.width = width;
    this.newArray = newArray;
    this.memory = memory;
  }

  @Override
  int form(A value) {
    return PLAIN;
  }

  @Override
  void write(int form, A value, WireOutput out) {
    MemorySegment bytes = memory.apply(value);
    out.writeSize((int) (bytes.byteSize() / width));
    out.writeBytes(bytes);
  }

  @Override
  A read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    A array = newArray.apply(in.readSize(width));
    in.readBytes(memory.apply(array));
    return array;
  }

  @Override
  public String shape() {
    return type.getSimpleName();
  }
}
