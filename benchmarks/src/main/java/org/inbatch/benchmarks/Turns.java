package org.inbatch.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * The times of something done by hand and by InBatch in turns, in one JVM, one right after the
 * other: for what differs by less than the machine changes from one benchmark to the next. Not
 * thread-safe.
 */
public final class Turns {

  private static final int MOST = 1_000;

  private final long[] byHand = new long[MOST];
  private final long[] byInBatch = new long[MOST];
  private int turns;

  /** Takes note of a turn of each, of which the last thousand count. */
  public void add(long byHandNanos, long byInBatchNanos) {
    byHand[turns % MOST] = byHandNanos;
    byInBatch[turns % MOST] = byInBatchNanos;
    turns++;
  }

  /** Prints the medians, by item, and their ratio. */
  public void print(int items) {
    System.out.printf(
        Locale.ROOT,
        "%nby hand %,.0f ns, by InBatch %,.0f ns: ratio %.3f%n",
        median(byHand) / items,
        median(byInBatch) / items,
        median(byInBatch) / median(byHand));
  }

  private double median(long[] nanos) {
    long[] sorted = Arrays.copyOf(nanos, Math.min(turns, MOST));
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
