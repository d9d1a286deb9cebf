package org.inbatch.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** One run of benchmarks that need no grid: JMH's own table says what there is to say. */
public final class JmhRun {

  private JmhRun() {}

  /**
   * Runs all benchmarks of a package side by side and prints JMH's table.
   *
   * @param mode {@code smoke} (does it run?), {@code short} (one fork), {@code forks} or {@code
   *     full} (five forks)
   * @param warmUps how many seconds are run through before any is measured: until all is compiled
   * @param flags of the JVMs that measure
   * @return what JMH says of each benchmark
   */
  public static Collection<RunResult> of(
      Package benchmarks, String mode, int warmUps, String... flags) throws RunnerException {
    boolean smoke = mode.equals("smoke");
    int forks =
        switch (mode) {
          case "smoke", "short" -> 1;
          case "forks", "full" -> 5;
          default ->
              throw new IllegalArgumentException(
                  "mode must be short, forks, full or smoke, not " + mode);
        };
    TimeValue time = TimeValue.milliseconds(smoke ? 50 : 1_000);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
            .forks(forks)
            .warmupIterations(smoke ? 1 : warmUps)
            .warmupTime(time)
            .measurementIterations(smoke ? 1 : 5)
            .measurementTime(time)
            .jvmArgsAppend(flags);
    return new Runner(options.build()).run();
  }
}
