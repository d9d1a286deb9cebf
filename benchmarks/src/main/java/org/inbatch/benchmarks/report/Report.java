package org.inbatch.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code benchmarks.md}, with the verdicts and the table, and a plot for each item cost,
 * from what a run has measured.
 */
public final class Report {

  /** The file with JMH's results. */
  public static final String RESULTS = "benchmarks.json";

  /** The file with a line about the machine, which begins with the number of its cores. */
  public static final String MACHINE = "machine.txt";

  private Report() {}

  /** Writes the report; takes the same arguments as the benchmarks. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[1]));
  }

  /** Writes the report of what the folder holds. */
  public static void write(Path folder) throws IOException {
    Measurements measurements = Measurements.read(folder.resolve(RESULTS));
    String machine = Files.readString(folder.resolve(MACHINE)).strip();
    int cores = Integer.parseInt(machine.substring(0, machine.indexOf(' ')));
    Verdicts verdicts = new Verdicts(measurements, cores);
    String text =
        """
        # Benchmarks

        %s.

        ## Promises

        %s
        ## Times of a call

        Of each peer: the time, its ratio to InBatch's in brackets, and the spread of the forks (of the iterations, \
        where there is one fork). Where calls were timed one by one, the median … the 90th percentile.

        %s\
        """
            .formatted(machine, verdicts, new Table(measurements));
    Path file = folder.resolve("benchmarks.md");
    Files.writeString(file, text);
    System.out.println(verdicts);
    System.out.println("written to " + file);
    for (Path plot : new Plots(measurements).write(folder)) {
      System.out.println("written to " + plot);
    }
  }
}
