package org.inbatch.engine.threads;

/**
 * Whether others want the cores that helpers run on, as far as that shows: to take over what stands
 * behind a helper's item takes microseconds while the helper has its core, and milliseconds while
 * it has lost it, until the operating system gives it one again.
 *
 * <p>Once may be chance: a collection of garbage, or another guest of the same host. Thread-safe;
 * times are {@code System.nanoTime()}'s.
 */
final class Crowd {

  /** A take-over that takes so long found its helper without a core. */
  static final long LATE_NANOS = 500_000;

  /** So often that has to be, each time soon after the last. */
  static final int TIMES_TO_BELIEVE = 3;

  static final long SOON_NANOS = 30_000_000;

  /** So long it is believed, and twice as long each time that it is found again at once. */
  static final long LEAST_NANOS = 50_000_000;

  static final long MOST_NANOS = 1_600_000_000;

  private volatile long until = System.nanoTime();
  private long period = LEAST_NANOS;
  private long lastLate;
  private int times;

  /** Takes note of a take-over that has just ended. */
  void tookOver(long nanos, long now) {
    if (nanos > LATE_NANOS) {
      late(now);
    }
  }

  private synchronized void late(long now) {
    times = now - lastLate < SOON_NANOS ? times + 1 : 1;
    lastLate = now;
    if (times >= TIMES_TO_BELIEVE) {
      boolean again = now - until < period;
      period = again ? Math.min(MOST_NANOS, 2 * period) : LEAST_NANOS;
      until = now + period;
      times = 0;
    }
  }

  /** Returns whether helpers have lost their cores lately. */
  boolean isThere(long now) {
    return until - now > 0;
  }
}
