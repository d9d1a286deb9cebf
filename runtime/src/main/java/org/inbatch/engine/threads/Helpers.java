package org.inbatch.engine.threads;

/**
 * Where a run gets its helpers from: the pool of this JVM, or an executor that the user gave. One
 * whose threads are somebody else's knows no more of them than what it has to say here.
 */
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
  default boolean othersWait() {
    return false;
  }

  /** Takes note that the calling thread runs items of a call of its own. */
  default void callerBegins() {}

  /** Takes note that the calling thread's call has ended. */
  default void callerEnds() {}

  /** Returns whether the callers that run items want all cores, so that helpers would have none. */
  default boolean isCrowded() {
    return false;
  }

  /** Takes note that the calling thread waits for helpers and does not work meanwhile. */
  default void beginWait() {}

  /** Takes note that the calling thread works again. */
  default void endWait() {}

  /**
   * Refuses a call with deadlines while too many threads overrun earlier ones.
   *
   * @throws IllegalStateException with the stacks of those threads
   */
  default void refuseWhileOverrun(String action) {}

  /** Returns whether so many threads overrun earlier deadlines that no more are started. */
  default boolean tooManyOverrun() {
    return false;
  }

  /** Gives the place of a thread that was abandoned to a run that waits for one. */
  default void placeIsFree() {}

  /** Takes note that a run is over: nobody is to help it any more. */
  void ended(Run<?, ?> run);
}
