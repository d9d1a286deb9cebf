package org.inbatch.wire;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constants of an enum: their ordinals. The enum is initialized when it is first needed. */
final class EnumCodec<E extends Enum<E>> extends ReferenceCodec<E> {

  private final Class<E> type;
  private volatile E @Nullable [] constants;

  EnumCodec(Class<E> type) {
    super(type, Set.of(type));
    this.type = type;
  }

  @Override
  int form(E value) {
    return PLAIN;
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // the shape tells the constants and their order
  void write(int form, E value, WireOutput out) {
    out.writeSize(value.ordinal());
  }

  @Override
  E read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    E[] all = constants();
    int ordinal = in.readSize(0);
    if (ordinal >= all.length) {
      throw in.malformed("Constant " + ordinal + " of " + type.getName());
    }
    return all[ordinal];
  }

  @Override
  public String shape() {
    return type.getName() + Arrays.stream(constants()).map(Enum::name).toList();
  }

  private E[] constants() {
    E[] all = constants;
    if (all == null) {
      all = type.getEnumConstants();
      constants = all;
    }
    return all;
  }
}
