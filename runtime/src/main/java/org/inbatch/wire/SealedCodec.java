package org.inbatch.wire;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Values of a sealed type: which of its subtypes one is of, and what that one's codec writes. */
final class SealedCodec<T> extends ReferenceCodec<T> {

  /** A form is a byte. */
  private static final int MOST_PARTS = Byte.MAX_VALUE - PLAIN;

  private final Class<T> type;
  private final List<? extends ReferenceCodec<? extends T>> parts;

  SealedCodec(
      Class<T> type, Set<Class<?>> declared, List<? extends ReferenceCodec<? extends T>> parts) {
    super(type, declared);
    if (parts.size() > MOST_PARTS) {
      throw new IllegalArgumentException(
          type.getName() + " permits more than " + MOST_PARTS + " subtypes");
    }
    this.type = type;
    this.parts = parts;
  }

  @Override
  int form(T value) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).isOfType(value)) {
        return PLAIN + i;
      }
    }
    return SERIALIZED;
  }

  @Override
  @SuppressWarnings("unchecked") // the form is that of the value's type
  void write(int form, T value, WireOutput out) {
    ((ReferenceCodec<T>) parts.get(form - PLAIN)).write(value, out);
  }

  @Override
  T read(int form, WireInput in) {
    int part = form - PLAIN;
    if (part < 0 || part >= parts.size()) {
      throw unknown(form, in);
    }
    return Codecs.some(parts.get(part), in);
  }

  @Override
  public String shape() {
    return type.getName()
        + parts.stream().map(Codec::shape).collect(Collectors.joining(" | ", " = ", ""));
  }
}
