package org.inbatch.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.inbatch.benchmarks.peer.Contender;
import org.inbatch.benchmarks.report.Report;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks, cell by cell, and in each a fork of every peer in turn, so that what is
 * compared is measured close together in time. It writes {@code benchmarks.json}, which grows with
 * each cell, {@code machine.txt}, JMH's own {@code benchmarks.log}, and what {@link Report} makes
 * of them.
 *
 * <p>Arguments: {@code short} (one fork, a part of the grid), {@code forks} (five forks, the same
 * part) or {@code full} (five forks, all of it); the folder to write to; and two regular
 * expressions, for the names of the cells and for the constants of {@link Contender}.
 */
public final class Benchmarks {

  private final Effort effort;
  private final List<Cell> cells;
  private final Pattern contenders;
  private final String nanosARound;
  private final List<RunResult> results = new ArrayList<>();

  private Benchmarks(Effort effort, Pattern cells, Pattern contenders, double nanosARound) {
    this.effort = effort;
    this.contenders = contenders;
    this.cells =
        effort.cells().stream()
            .filter(cell -> cells.matcher(cell.toString()).find() && !contenders(cell).isEmpty())
            .toList();
    this.nanosARound = Double.toString(nanosARound);
  }

  /** Runs the benchmarks. */
  public static void main(String[] args) throws RunnerException, IOException {
    Effort effort = Effort.of(args[0]);
    Path folder = Path.of(args[1]);
    double nanosARound = Work.calibrate();
    Files.writeString(folder.resolve(Report.MACHINE), Machine.describe(nanosARound) + '\n');
    new Benchmarks(
            effort,
            Pattern.compile(args[2], Pattern.CASE_INSENSITIVE),
            Pattern.compile(args[3], Pattern.CASE_INSENSITIVE),
            nanosARound)
        .run(folder);
    Report.write(folder);
  }

  private void run(Path folder) throws RunnerException, IOException {
    double all = cells.stream().mapToDouble(this::seconds).sum();
    System.out.printf("%d cells, about %s%n", cells.size(), time(all));
    double done = 0;
    long start = System.nanoTime();
    try (PrintStream log =
        new PrintStream(
            Files.newOutputStream(folder.resolve("benchmarks.log")),
            true,
            StandardCharsets.UTF_8)) {
      for (int i = 0; i < cells.size(); i++) {
        Cell cell = cells.get(i);
        for (int round = 0; round < effort.rounds(); round++) {
          results.addAll(run(cell, log));
        }
        write(folder.resolve(Report.RESULTS));
        done += seconds(cell);
        double gone = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "%d of %d  %s  %s gone, about %s left%n",
            i + 1, cells.size(), cell, time(gone), time(gone / done * (all - done)));
      }
    }
  }

  private Collection<RunResult> run(Cell cell, PrintStream log) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(CallBenchmark.class.getName() + "\\." + cell.setting().method() + "$")
            .mode(cell.setting().mode())
            .threads(cell.setting().callers())
            .param("setting", cell.setting().name())
            .param("shape", cell.shape().name())
            .param("values", cell.values().name())
            .param("n", Integer.toString(cell.n()))
            .param("cost", cell.cost().name())
            .param(
                "contender", contenders(cell).stream().map(Contender::name).toArray(String[]::new))
            .jvmArgsAppend("-D" + Work.NANOS_A_ROUND + "=" + nanosARound);
    effort.applyTo(options);
    if (cell.setting() == Setting.GARBAGE) {
      options.addProfiler(GCProfiler.class);
    }
    return new Runner(
            options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
        .run();
  }

  private List<Contender> contenders(Cell cell) {
    return cell.contenders().stream()
        .filter(contender -> contenders.matcher(contender.name()).find())
        .toList();
  }

  private double seconds(Cell cell) {
    return effort.seconds(cell, contenders(cell).size());
  }

  private void write(Path file) throws IOException {
    try (PrintStream json =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
    }
  }

  private static String time(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
