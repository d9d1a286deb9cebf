package org.inbatch;

import java.util.Objects;

/**
 * A worker process ended while it ran an item: the cause of a {@link Outcome.Kind#WORKER_LOST}. Its
 * message says how it ended, and where its crash log is if there is one.
 */
public final class WorkerLostException extends Exception {

  private static final long serialVersionUID = 1;

  private final long pid;
  private final int exitCode;

  /**
   * Creates an exception; for engines.
   *
   * @param message what happened
   * @param pid the process that ended
   * @param exitCode its exit code, 128 and the number of the signal if one ended it
   */
  public WorkerLostException(String message, long pid, int exitCode) {
    super(Objects.requireNonNull(message, "message"));
    this.pid = pid;
    this.exitCode = exitCode;
  }

  /** Returns the number of the process that ended. */
  public long pid() {
    return pid;
  }

  /** Returns its exit code: 128 and the number of the signal if one ended it. */
  public int exitCode() {
    return exitCode;
  }
}
