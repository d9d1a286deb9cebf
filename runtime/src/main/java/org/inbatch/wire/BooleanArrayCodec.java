package org.inbatch.wire;

import java.util.Set;

/** Arrays of truth values: a byte each, as memory cannot be made of them. */
final class BooleanArrayCodec extends ReferenceCodec<boolean[]> {

  BooleanArrayCodec() {
    super(boolean[].class, Set.of(boolean[].class));
  }

  @Override
  int form(boolean[] value) {
    return PLAIN;
  }

  @Override
  void write(int form, boolean[] value, WireOutput out) {
    out.writeSize(value.length);
    for (boolean each : value) {
      out.writeBoolean(each);
    }
  }

  @Override
  boolean[] read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    boolean[] value = new boolean[in.readSize(1)];
    for (int i = 0; i < value.length; i++) {
      value[i] = in.readBoolean();
    }
    return value;
  }

  @Override
  public String shape() {
    return "boolean[]";
  }
}
