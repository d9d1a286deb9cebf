package org.inbatch.benchmarks;

/** What an item costs: a chain of shifts that no compiler can shorten. */
public enum Work {
  /** Next to nothing. */
  NOTHING(0),
  /** About 150 ns. */
  NANOS_150(80),
  /** About 10 µs. */
  MICROS_10(5_300);

  private final int rounds;

  Work(int rounds) {
    this.rounds = rounds;
  }

  /** Runs an item: Marsaglia's 64-bit xorshift ("Xorshift RNGs", 2003), so many rounds of it. */
  public long run(long item) {
    long x = item + 1;
    for (int i = 0; i < rounds; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
