package org.inbatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and writes {@code benchmarks.json} and {@code benchmarks.md}.
 *
 * <p>Arguments: {@code short} (one fork) or {@code full} (five forks), and the folder to write to.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs the benchmarks. */
  public static void main(String[] args) throws RunnerException, IOException {
    Path folder = Path.of(args[1]);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(FanOutBenchmark.class.getSimpleName())
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve("benchmarks.json").toString());
    switch (args[0]) {
      case "short" -> effort(options, 1, 3, 5);
      case "full" -> effort(options, 5, 5, 5);
      default -> throw new IllegalArgumentException("mode must be short or full, not " + args[0]);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    String table = new Table(results).toString();
    Path file = folder.resolve("benchmarks.md");
    Files.writeString(file, table);
    System.out.println(table);
    System.out.println("written to " + file);
  }

  private static void effort(
      ChainedOptionsBuilder options, int forks, int warmups, int measurements) {
    options
        .forks(forks)
        .warmupIterations(warmups)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(measurements)
        .measurementTime(TimeValue.seconds(1));
  }
}
