package org.inbatch.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How much is measured, and how often.
 *
 * @param forks how many JVMs for each peer in a cell; none for this one
 * @param milliseconds how long an iteration takes, unless a single call takes longer
 */
record Effort(List<Cell> cells, int forks, int warmups, int measurements, int milliseconds) {

  /** A call that takes a millisecond is compiled for good after some thousands of them. */
  private static final int WARMUP_MILLISECONDS = 1_000;

  /** What a JVM takes to start, to warm up by light calls and to end, in seconds, roughly. */
  private static final double START = 3;

  static Effort of(String mode) {
    return switch (mode) {
      case "short" -> new Effort(Grid.brief(), 1, 3, 3, 300);
      case "forks" -> new Effort(Grid.brief(), 5, 3, 4, 300);
      case "full" -> new Effort(Grid.full(), 5, 4, 5, 300);
      // Does all of it run? In one JVM, and its numbers mean nothing.
      case "smoke" -> new Effort(Grid.full(), 0, 1, 1, 20);
      default ->
          throw new IllegalArgumentException(
              "mode must be short, forks, full or smoke, not " + mode);
    };
  }

  /** Returns how long a cell takes with so many peers, in seconds, roughly. */
  double seconds(Cell cell, int contenders) {
    double iteration = Math.max(milliseconds / 1e3, cell.work());
    double jvm = warmups * warmupMilliseconds() / 1e3 + measurements * iteration;
    return contenders * (forks == 0 ? jvm : forks * (START + jvm));
  }

  /** Nothing is warmed up where nothing is measured. */
  private int warmupMilliseconds() {
    return forks == 0 ? milliseconds : WARMUP_MILLISECONDS;
  }

  /** Returns how often the peers of a cell take turns. */
  int rounds() {
    return Math.max(1, forks);
  }

  /** Sets what a peer does when it is its turn: a fork, if there are any. */
  void applyTo(ChainedOptionsBuilder options) {
    TimeValue time = TimeValue.milliseconds(milliseconds);
    options
        .forks(Math.min(1, forks))
        .param("warm", Boolean.toString(forks > 0))
        .warmupIterations(warmups)
        .warmupTime(TimeValue.milliseconds(warmupMilliseconds()))
        .measurementIterations(measurements)
        .measurementTime(time);
  }
}
