package org.inbatch.benchmarks.compile;

import java.util.Locale;

/** What a compilation took, in seconds. */
record Sample(double wall, double cpu) {

  private static final double NANOS = 1e9;

  static Sample parse(String line) {
    String[] nanos = line.split(" ", -1);
    return new Sample(Long.parseLong(nanos[0]) / NANOS, Long.parseLong(nanos[1]) / NANOS);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f s (CPU %.2f s)", wall, cpu);
  }
}
