package org.inbatch.benchmarks;

import org.openjdk.jmh.annotations.CompilerControl;

/** What items do: a chain of shifts that no compiler can shorten, some rounds of it an item. */
public final class Work {

  /** The system property by which a run tells its forks what a round takes. */
  static final String NANOS_A_ROUND = "inbatch.benchmarks.nanosARound";

  private static final int ROUNDS_TIMED = 100_000;
  private static final int TIMINGS = 200;

  private final int[] rounds;

  /** Takes how many rounds each item has. */
  Work(int[] rounds) {
    this.rounds = rounds;
  }

  /** Runs an item. One of no rounds costs no call. */
  long run(int item) {
    int length = rounds[item];
    return length == 0 ? item + 1L : run(item, length);
  }

  /**
   * Marsaglia's 64-bit xorshift ("Xorshift RNGs", 2003), so many rounds of it. Not inlined, so that
   * all peers run the same machine code: where it is, how the compiler lays out the chain makes a
   * round cost half as much again in one JVM and not in the next, whoever calls it.
   */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public static long run(long item, int rounds) {
    long x = item + 1;
    for (int i = 0; i < rounds; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  /** Measures how long a round takes at best, in nanoseconds. */
  static double calibrate() {
    long best = Long.MAX_VALUE;
    long x = 0;
    for (int i = 0; i < TIMINGS; i++) {
      long start = System.nanoTime();
      x += run(x, ROUNDS_TIMED);
      best = Math.min(best, System.nanoTime() - start);
    }
    if (x == 0) {
      throw new IllegalStateException("the rounds were not run");
    }
    return (double) best / ROUNDS_TIMED;
  }

  /** Returns how many rounds take so long; by what the run measured, else two nanoseconds each. */
  static int rounds(int nanos) {
    return (int) Math.round(nanos / Double.parseDouble(System.getProperty(NANOS_A_ROUND, "2")));
  }
}
