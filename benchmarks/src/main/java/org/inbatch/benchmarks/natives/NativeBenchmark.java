package org.inbatch.benchmarks.natives;

import org.inbatch.benchmarks.JmhRun;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs {@link CallsOfC} and {@link CriticalInTurns} and prints JMH's table. The argument is the
 * mode: see {@link JmhRun}.
 */
public final class NativeBenchmark {

  private NativeBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException {
    JmhRun.of(NativeBenchmark.class.getPackage(), args[0], 5, "--enable-native-access=ALL-UNNAMED");
  }
}
