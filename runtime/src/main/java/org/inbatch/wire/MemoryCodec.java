package org.inbatch.wire;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/** Memory: where it is, if it is shared, or else what is in it. */
final class MemoryCodec extends ReferenceCodec<MemorySegment> {

  MemoryCodec() {
    super(MemorySegment.class, Set.of(MemorySegment.class));
  }

  @Override
  int form(MemorySegment value) {
    return PLAIN;
  }

  @Override
  void write(int form, MemorySegment value, WireOutput out) {
    SharedPart part = out.share(value);
    out.writeBoolean(part != null);
    if (part != null) {
      part.write(out);
    } else {
      out.writeLong(value.byteSize());
      out.writeBytes(value);
    }
  }

  @Override
  MemorySegment read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    if (in.readBoolean()) {
      return in.map(SharedPart.read(in));
    }
    long size = in.readLong();
    in.demand(size);
    MemorySegment copy = Arena.ofAuto().allocate(size, Long.BYTES);
    in.readBytes(copy);
    return copy;
  }

  @Override
  public String shape() {
    return "MemorySegment";
  }
}
