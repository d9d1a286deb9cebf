package org.inbatch.wire;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carries values in a message of their own, which is as long as what reads it thinks. */
@SuppressWarnings("NullAway") // the codec says whether null is meant
final class Carried {

  private static final long LIMIT = 1 << 22;

  private Carried() {}

  /** What arrives of a value. */
  static <T extends @Nullable Object> T through(Codec<T> codec, T value) {
    return through(codec, value, _ -> false);
  }

  /** What arrives of a value where further classes are allowed. */
  static <T> @Nullable T through(Codec<T> codec, @Nullable T value, Predicate<Class<?>> others) {
    return through(out -> codec.write(value, out), codec::read, others);
  }

  /** What one reads of what the other wrote. */
  static <T extends @Nullable Object> T through(
      Consumer<WireOutput> writer, Function<WireInput, T> reader) {
    return through(writer, reader, _ -> false);
  }

  private static <T extends @Nullable Object> T through(
      Consumer<WireOutput> writer, Function<WireInput, T> reader, Predicate<Class<?>> others) {
    Pipe pipe = new Pipe(LIMIT, others);
    pipe.begin(1);
    writer.accept(pipe);
    pipe.end();
    pipe.flush();
    WireInput in = new Pipe.Bytes(pipe.bytes(), 10_000, LIMIT, others);
    in.next();
    T arrived = reader.apply(in);
    in.end();
    return arrived;
  }
}
