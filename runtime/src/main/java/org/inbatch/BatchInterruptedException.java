package org.inbatch;

import org.jspecify.annotations.Nullable;

/**
 * The thread that called a dispatcher was interrupted while the call ran.
 *
 * <p>What had not started was cancelled, what ran was interrupted and awaited briefly; post was not
 * called. The thread's interrupt flag is set.
 *
 * <p>An {@code InterruptedException} that an item throws on that thread counts as its interrupt, as
 * nobody can tell the two apart; it is then the cause.
 */
public final class BatchInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which call was interrupted, and what became of its items
   */
  public BatchInterruptedException(String message) {
    super(message);
  }

  /**
   * Creates the exception of an interrupt that came from an item.
   *
   * @param message which call was interrupted, and what became of its items
   * @param cause what the item threw, if one did
   */
  public BatchInterruptedException(String message, @Nullable InterruptedException cause) {
    super(message, cause);
  }
}
