package org.inbatch;

/**
 * A C function said that it failed, and left the reason in {@code errno}: what an item of an action
 * with {@code @NativeFunction(errno = true)} fails with.
 */
public final class ErrnoException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The function's name. */
  private final String function;

  /** The reason, as a number of this platform. */
  private final int errno;

  /**
   * Creates the exception.
   *
   * @param function the function's name
   * @param errno the number of the reason
   * @param text what the platform says of it
   */
  public ErrnoException(String function, int errno, String text) {
    super("%s: %s (errno %d)".formatted(function, text, errno));
    this.function = function;
    this.errno = errno;
  }

  /** Returns the function's name. */
  public String function() {
    return function;
  }

  /** Returns the reason as a number, such as 2 for {@code ENOENT} on Linux. */
  public int errno() {
    return errno;
  }
}
