package org.inbatch.dispatch;

import org.inbatch.engine.Sneaky;
import org.jspecify.annotations.Nullable;

/** Closes what init gave. */
final class Closing {

  private Closing() {}

  /** Closes the origin of a source if it can be closed; throws whatever that throws. */
  static void close(@Nullable Object origin) {
    if (origin instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception thrown) {
        throw Sneaky.rethrow(thrown);
      }
    }
  }

  /** Closes the origin of a source that could not be begun, and throws the reason. */
  static RuntimeException after(Throwable reason, Object origin) {
    try {
      close(origin);
    } catch (Throwable thrown) {
      reason.addSuppressed(thrown);
    }
    throw Sneaky.rethrow(reason);
  }
}
