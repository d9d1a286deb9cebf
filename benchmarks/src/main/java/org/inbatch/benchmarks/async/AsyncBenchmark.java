package org.inbatch.benchmarks.async;

import org.inbatch.benchmarks.JmhRun;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs {@link Nothing} and {@link Waits} and prints JMH's table. The argument is the mode: see
 * {@link JmhRun}.
 */
public final class AsyncBenchmark {

  private AsyncBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException {
    JmhRun.of(AsyncBenchmark.class.getPackage(), args[0], 5);
  }
}
