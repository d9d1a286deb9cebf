package org.inbatch.wire;

import java.time.DateTimeException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A codec with one form, which a pair of functions writes and reads. */
final class PlainCodec<T> extends ReferenceCodec<T> {

  /**
   * Whether a value is of a class, and of no subclass. A worker that starts makes no lambda as
   * fast.
   */
  record OfClass<T>(Class<?> type) implements Predicate<T> {
    @Override
    public boolean test(T value) {
      return value.getClass() == type;
    }
  }

  private final String shape;
  private final Predicate<T> known;
  private final RecordWriter<T> writer;
  private final RecordReader<T> reader;

  /**
   * Creates a codec.
   *
   * @param known whether a value is one that the writer knows how to write
   */
  PlainCodec(
      Class<?> type,
      String shape,
      Set<Class<?>> declared,
      Predicate<T> known,
      RecordWriter<T> writer,
      RecordReader<T> reader) {
    super(type, declared);
    this.shape = shape;
    this.known = known;
    this.writer = writer;
    this.reader = reader;
  }

  /** Returns the codec of a class's own values, or of a sealed type's. */
  static <T> Codec<T> of(Class<T> type, RecordWriter<T> writer, RecordReader<T> reader) {
    return new PlainCodec<>(
        type,
        type.getSimpleName(),
        Set.of(type),
        value -> value.getClass() == type || type.isSealed(),
        writer,
        reader);
  }

  /** Returns the codec of what travels as a text. */
  static <T> Codec<T> ofText(
      Class<T> type, Function<T, String> toText, Function<String, T> ofText) {
    return of(
        type,
        (value, out) -> Codecs.STRING.write(toText.apply(value), out),
        in -> ofText.apply(Codecs.some(Codecs.STRING, in)));
  }

  @Override
  int form(T value) {
    return known.test(value) ? PLAIN : SERIALIZED;
  }

  @Override
  void write(int form, T value, WireOutput out) {
    out.deeper();
    writer.write(value, out);
    out.shallower();
  }

  @Override
  T read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    try {
      in.deeper();
      T value = reader.read(in);
      in.shallower();
      return value;
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw in.malformed("What is no " + shape, e);
    }
  }

  @Override
  public String shape() {
    return shape;
  }
}
