package org.inbatch.engine.process;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown where a worker could not be started. The message says why, as far as its JVM did. */
final class WorkerStartException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  WorkerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
