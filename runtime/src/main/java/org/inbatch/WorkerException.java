package org.inbatch;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Stands for something that was thrown in another JVM and cannot be made again here: its class is
 * not there or not {@code Serializable}, or it failed while it was read. Has the message, the
 * stack, the causes and the suppressed exceptions of what it stands for.
 */
public final class WorkerException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** The name of the class of what was thrown. */
  private final String className;

  /**
   * Creates the exception.
   *
   * @param className the name of the class of what was thrown
   * @param message its message
   * @param stack where it was thrown
   * @param cause its cause, or what stands for it
   */
  public WorkerException(
      String className,
      @Nullable String message,
      StackTraceElement[] stack,
      @Nullable Throwable cause) {
    super(message == null ? className : className + ": " + message, cause);
    this.className = className;
    setStackTrace(stack);
  }

  /** Returns the name of the class of what was thrown. */
  public String className() {
    return className;
  }
}
