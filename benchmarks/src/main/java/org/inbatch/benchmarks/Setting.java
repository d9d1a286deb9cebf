package org.inbatch.benchmarks;

import org.openjdk.jmh.annotations.Mode;

/** What goes on around a call, and how it is measured. */
public enum Setting {
  /** One caller, one call after the other, on a machine of its own: the mean. */
  ALONE,
  /** The items are run by a hundred in calls inside a call. */
  NESTED,
  /** Two threads make the call over and over. */
  TWO_CALLERS,
  /** A spinning thread a core runs beside it. */
  BUSY,
  /** As alone, with the garbage of a call. */
  GARBAGE,
  /** As alone: each call is timed. */
  BACK_TO_BACK,
  /** Each call is timed, and the caller has slept for a millisecond before it. */
  PAUSED,
  /** Each call is timed, and another pool has just done some work. */
  AFTER_ANOTHER_POOL;

  /** Tells whether each call is timed, for the median and the 90th percentile; else the mean. */
  public boolean timesEachCall() {
    return switch (this) {
      case BACK_TO_BACK, PAUSED, AFTER_ANOTHER_POOL -> true;
      default -> false;
    };
  }

  /** Returns JMH's word for it. */
  Mode mode() {
    return timesEachCall() ? Mode.SampleTime : Mode.AverageTime;
  }

  /** Returns the method of {@link CallBenchmark} that measures it. */
  String method() {
    return switch (this) {
      case PAUSED, AFTER_ANOTHER_POOL -> "prepared";
      default -> "call";
    };
  }

  /** Returns how many threads call at once. */
  int callers() {
    return this == TWO_CALLERS ? 2 : 1;
  }
}
