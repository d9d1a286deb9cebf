package org.inbatch.benchmarks;

/** What an item costs on average. */
public enum Cost {
  NOTHING("nothing", 0),
  NANOS_100("100 ns", 100),
  NANOS_130("130 ns", 130),
  MICROS_1("1 µs", 1_000),
  MICROS_10("10 µs", 10_000),
  MILLIS_1("1 ms", 1_000_000);

  private final String label;
  private final int nanos;

  Cost(String label, int nanos) {
    this.label = label;
    this.nanos = nanos;
  }

  /** Returns the name that tables and plots show. */
  public String label() {
    return label;
  }

  /** Returns it in nanoseconds. */
  public int nanos() {
    return nanos;
  }
}
