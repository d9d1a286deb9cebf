package org.inbatch;

/**
 * Follows a call: told how far it is some ten times a second, and once at its end.
 *
 * <p>The calls never overlap, but may come from different threads. An exception thrown here ends
 * the call with that exception, as one thrown by init does.
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Takes note of how far the call is; should return soon, as the call's end waits for it, also
   * past a deadline.
   */
  void onProgress(Progress progress);
}
