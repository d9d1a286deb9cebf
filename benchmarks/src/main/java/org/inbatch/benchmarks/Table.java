package org.inbatch.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The results as a Markdown table: a row a cell of the grid, a column a contender, the mean time of
 * a call in microseconds with JMH's 99.9 % confidence interval, and its ratio to InBatch's.
 */
final class Table {

  private static final String OURS = "inBatch";

  /** Score by contender, by cell. */
  private final Map<String, Map<String, Result<?>>> cells = new LinkedHashMap<>();

  Table(Collection<RunResult> results) {
    for (RunResult result : results) {
      String cell =
          "%s × %s"
              .formatted(result.getParams().getParam("n"), result.getParams().getParam("work"));
      cells
          .computeIfAbsent(cell, _ -> new TreeMap<>())
          .put(result.getPrimaryResult().getLabel(), result.getPrimaryResult());
    }
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    var contenders = cells.values().iterator().next().keySet();
    table.append("| items × work |");
    contenders.forEach(contender -> table.append(' ').append(contender).append(" |"));
    table.append("\n|---|").append("---:|".repeat(contenders.size())).append('\n');
    cells.forEach((cell, scores) -> {
      double ours = requireNonNull(scores.get(OURS), OURS).getScore();
      table.append("| ").append(cell).append(" |");
      scores.values().forEach(score -> table.append(' ').append(cell(score, ours)).append(" |"));
      table.append('\n');
    });
    return table.toString();
  }

  private static String cell(Result<?> result, double ours) {
    return String.format(
        Locale.ROOT,
        "%.1f ± %.1f (%.2f)",
        result.getScore(),
        result.getScoreError(),
        result.getScore() / ours);
  }
}
