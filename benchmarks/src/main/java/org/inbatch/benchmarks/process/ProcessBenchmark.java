package org.inbatch.benchmarks.process;

import org.inbatch.benchmarks.JmhRun;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs {@link RoundTrips} and {@link Throughput} and prints JMH's table. The argument is the mode:
 * see {@link JmhRun}.
 */
public final class ProcessBenchmark {

  private ProcessBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException {
    JmhRun.of(ProcessBenchmark.class.getPackage(), args[0]);
  }
}
