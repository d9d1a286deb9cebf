package org.inbatch.benchmarks.natives;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link CallsOfC} and prints JMH's table.
 *
 * <p>Argument: {@code smoke} (does it run?), {@code short} (one fork), {@code forks} or {@code
 * full} (five forks).
 */
public final class NativeBenchmark {

  private NativeBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException {
    boolean smoke = args[0].equals("smoke");
    int forks =
        switch (args[0]) {
          case "smoke", "short" -> 1;
          case "forks", "full" -> 5;
          default -> throw new IllegalArgumentException("no such mode: " + args[0]);
        };
    TimeValue time = TimeValue.milliseconds(smoke ? 50 : 1_000);
    new Runner(
            new OptionsBuilder()
                .include(CallsOfC.class.getName())
                .forks(forks)
                .warmupIterations(smoke ? 2 : 5)
                .warmupTime(time)
                .measurementIterations(smoke ? 2 : 5)
                .measurementTime(time)
                .jvmArgsAppend("--enable-native-access=ALL-UNNAMED")
                .build())
        .run();
  }
}
