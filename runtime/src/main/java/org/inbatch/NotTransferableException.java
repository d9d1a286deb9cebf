package org.inbatch;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Thrown, and the cause of a failure of kind {@code NOT_TRANSFERABLE}, where a value cannot travel
 * to another JVM: an argument that a worker needs, or what an item returned. The message says where
 * in the value the culprit stands, and why it cannot travel: {@code Features.model.cache:
 * java.util.concurrent.locks.ReentrantLock is not Serializable}.
 */
public class NotTransferableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception with a message that names the culprit. */
  public NotTransferableException(String message) {
    super(message);
  }

  /** Creates an exception with a message that names the culprit, and what was thrown by it. */
  public NotTransferableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
