package org.inbatch.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What it costs to wake a parked thread, and how long it takes to come: why an idle worker looks
 * out for a while before it parks (ADR 3).
 *
 * <p>Arguments are not looked at; it takes some ten seconds.
 */
public final class WakeUp {

  private static final int TIMES = 1_500;

  private final Thread sleeper = Thread.ofPlatform().daemon().unstarted(this::sleep);
  private volatile int woken;
  private volatile int answered;
  private volatile long answeredAt;

  private WakeUp() {
    sleeper.start();
  }

  /** Prints the times, in microseconds, for pauses of several lengths. */
  public static void main(String[] args) {
    System.out.println("| caller was | for | unpark took | the thread came after |");
    System.out.println("|---|---:|---:|---:|");
    for (boolean parked : new boolean[] {false, true}) {
      for (long micros : new long[] {100, 1_000, 5_000}) {
        new WakeUp().measure(parked, micros);
      }
    }
  }

  private void sleep() {
    while (true) {
      while (answered == woken) {
        LockSupport.park(this);
      }
      answeredAt = System.nanoTime();
      answered = woken;
    }
  }

  private void measure(boolean parked, long micros) {
    long[] costs = new long[TIMES];
    long[] delays = new long[TIMES];
    for (int time = 0; time < TIMES; time++) {
      pause(parked, micros * 1_000);
      long start = System.nanoTime();
      woken = time + 1;
      LockSupport.unpark(sleeper);
      costs[time] = System.nanoTime() - start;
      while (answered != time + 1) {
        Thread.onSpinWait();
      }
      delays[time] = answeredAt - start;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d µs | %s | %s |%n",
        parked ? "parked" : "busy",
        micros,
        shown(costs),
        shown(delays));
  }

  private static void pause(boolean parked, long nanos) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      if (parked) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /** The median, and the 90th percentile. */
  private static String shown(long[] nanos) {
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT, "%.1f … %.1f µs", nanos[TIMES / 2] / 1e3, nanos[TIMES * 9 / 10] / 1e3);
  }
}
