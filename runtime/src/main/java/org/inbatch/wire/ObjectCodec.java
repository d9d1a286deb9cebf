package org.inbatch.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of which not more than a general type is known: as what they are, or else serialized. */
final class ObjectCodec<T> extends ReferenceCodec<T> {

  /** What is written faster than serialized, whatever is declared. Their order is the forms'. */
  private static final List<Codec<?>> KNOWN =
      List.of(
          Codecs.STRING,
          Codecs.INTEGER,
          Codecs.LONG,
          Codecs.DOUBLE,
          Codecs.BOOLEAN,
          Codecs.BYTES,
          Codecs.INTS,
          Codecs.LONGS,
          Codecs.FLOATS,
          Codecs.DOUBLES);

  private static final Map<Class<?>, Integer> FORMS = new HashMap<>();

  static {
    for (Codec<?> codec : KNOWN) {
      codec.declared().forEach(type -> FORMS.put(type, PLAIN + FORMS.size()));
    }
  }

  private final Class<? super T> type;

  ObjectCodec(Class<? super T> type, Set<Class<?>> declared) {
    super(type, declared);
    this.type = type;
  }

  @Override
  int form(T value) {
    return FORMS.getOrDefault(value.getClass(), SERIALIZED);
  }

  @Override
  @SuppressWarnings("unchecked") // the form is that of the value's class
  void write(int form, T value, WireOutput out) {
    ((Codec<T>) KNOWN.get(form - PLAIN)).write(value, out);
  }

  @Override
  T read(int form, WireInput in) {
    if (form < PLAIN || form >= PLAIN + KNOWN.size()) {
      throw unknown(form, in);
    }
    return checked(Codecs.some(KNOWN.get(form - PLAIN), in), in);
  }

  @Override
  public String shape() {
    return "? extends " + type.getName();
  }
}
