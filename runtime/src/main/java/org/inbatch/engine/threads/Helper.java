package org.inbatch.engine.threads;

/** A thread that helps a run, as the run sees it. */
interface Helper {

  /** Interrupts the thread. Called only while it is in the run that it helps. */
  void interrupt();

  /** Tells whoever owns the thread that it overran a deadline and is not waited for. */
  void abandon();
}
