package org.inbatch.benchmarks.compile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The samples as a Markdown table: medians in seconds, the least and the most, and the ratio to the
 * median of what was written by hand.
 */
final class CompileTimeTable {

  private final Map<Contender, List<List<Sample>>> samples;

  CompileTimeTable(Map<Contender, List<List<Sample>>> samples) {
    this.samples = samples;
  }

  @Override
  public String toString() {
    return "| seconds | by hand | copied by a processor | generated |\n|---|---:|---:|---:|\n"
        + row("first compilation of a JVM, CPU", List::getFirst, Sample::cpu)
        + row("first compilation of a JVM, elapsed", List::getFirst, Sample::wall)
        + row("its last, CPU", List::getLast, Sample::cpu)
        + row("its last, elapsed", List::getLast, Sample::wall);
  }

  private String row(
      String name, Function<List<Sample>, Sample> which, ToDoubleFunction<Sample> what) {
    StringBuilder row = new StringBuilder("| " + name + " |");
    double byHand = median(sorted(Contender.BY_HAND, which, what));
    for (Contender contender : Contender.values()) {
      double[] all = sorted(contender, which, what);
      row.append(
          String.format(
              Locale.ROOT,
              " %.2f, %.2f to %.2f (%.2f) |",
              median(all),
              all[0],
              all[all.length - 1],
              median(all) / byHand));
    }
    return row.append('\n').toString();
  }

  private double[] sorted(
      Contender contender, Function<List<Sample>, Sample> which, ToDoubleFunction<Sample> what) {
    return requireNonNull(samples.get(contender)).stream()
        .map(which)
        .mapToDouble(what)
        .sorted()
        .toArray();
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
