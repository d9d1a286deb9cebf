package org.inbatch.engine.threads;

/** Where a run gets its helpers from: the pool of this JVM, or an executor that the user gave. */
interface Helpers {

  /**
   * Asks for one more thread to call {@link Run#help}. It may come later, or never. Does not block.
   *
   * @param entitled whether the caller asked for so many workers: the thread then comes at once
   * @return false if none will come, for now
   * @throws java.util.concurrent.RejectedExecutionException if none will ever come
   */
  boolean request(Run<?, ?> run, boolean entitled);

  /**
   * Returns whether another run waits for a helper, so that one that has helped a while may go on.
   */
  boolean othersWait();

  /** Returns whether others have wanted the cores lately, so that a helper may be slow to work. */
  boolean isCrowded();

  /**
   * Takes note of how long something took that takes some microseconds on a thread that has its
   * core.
   */
  void tookOver(long nanos);

  /** Takes note that the calling thread waits for helpers and does not work meanwhile. */
  void beginWait();

  /** Takes note that the calling thread works again. */
  void endWait();

  /**
   * Refuses a call with deadlines while too many threads overrun earlier ones.
   *
   * @throws IllegalStateException with the stacks of those threads
   */
  void refuseWhileOverrun(String action);

  /** Returns whether so many threads overrun earlier deadlines that no more are started. */
  boolean tooManyOverrun();

  /** Gives the place of a thread that was abandoned to a run that waits for one. */
  void placeIsFree();

  /** Takes note that a run is over: nobody is to help it any more. */
  void ended(Run<?, ?> run);
}
