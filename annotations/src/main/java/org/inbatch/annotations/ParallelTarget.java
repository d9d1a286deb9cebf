package org.inbatch.annotations;

/** The engine that runs the invocations of an {@link InBatchParallel} method. */
public enum ParallelTarget {

  /**
   * Platform threads of this JVM, the calling one among them: for work that keeps a core busy. One
   * worker a core unless the call says otherwise.
   */
  THREADS,

  /**
   * C functions, called through the Foreign Function and Memory API on platform threads. See {@link
   * NativeFunction}.
   */
  NATIVE,

  /** A virtual thread an item, or a completion stage an item: for work that waits. */
  ASYNC,

  /** A pool of worker JVMs: for work that may crash, leak or hang without harming the caller. */
  PROCESS
}
