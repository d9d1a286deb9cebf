package org.inbatch;

/**
 * The thread that called a dispatcher was interrupted while the call ran.
 *
 * <p>What had not started was cancelled, what ran was interrupted and awaited briefly; post was not
 * called. The thread's interrupt flag is set.
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
}
