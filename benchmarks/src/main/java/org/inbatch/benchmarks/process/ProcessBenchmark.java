package org.inbatch.benchmarks.process;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.inbatch.benchmarks.JmhRun;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the benchmarks of this package and prints JMH's table, then {@link PythonPools}, and prints
 * what all have in common as {@link PoolTable}. The argument is the mode: see {@link JmhRun}.
 */
public final class ProcessBenchmark {

  /** Two JVMs compile at once what a call does, and a call of one item does it seldom. */
  private static final int WARM_UPS = 15;

  private ProcessBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    List<PoolTime> jvms =
        JmhRun.of(ProcessBenchmark.class.getPackage(), args[0], WARM_UPS).stream()
            .map(PoolTime::of)
            .toList();
    List<PoolTime> python = PythonPools.times(args[0]);
    System.out.println(
        "\n" + new PoolTable(Stream.of(jvms, python).flatMap(List::stream).toList()));
  }
}
