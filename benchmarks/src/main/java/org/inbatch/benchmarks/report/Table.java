package org.inbatch.benchmarks.report;

import static org.inbatch.benchmarks.peer.Contender.IN_BATCH;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inbatch.benchmarks.Cell;
import org.inbatch.benchmarks.peer.Contender;
import org.jspecify.annotations.Nullable;

/** The numbers in Markdown: a table for each kind of call, a row a cell, a column a peer. */
public final class Table {

  private static final double MILLI = 1_000;

  private final Measurements measurements;

  Table(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public String toString() {
    Map<String, List<Cell>> kinds = new LinkedHashMap<>();
    for (Cell cell : measurements.cells()) {
      kinds.computeIfAbsent(kind(cell), _ -> new ArrayList<>()).add(cell);
    }
    StringBuilder text = new StringBuilder();
    kinds.forEach((kind, cells) -> append(text, kind, cells));
    return text.toString();
  }

  private void append(StringBuilder text, String kind, List<Cell> cells) {
    List<Contender> contenders = measurements.contenders(cells);
    text.append("### ").append(kind).append("\n\n| items × cost |");
    contenders.forEach(contender -> text.append(' ').append(contender.label()).append(" |"));
    text.append("\n|---|").append("---:|".repeat(contenders.size())).append('\n');
    for (Cell cell : cells) {
      text.append("| ").append(label(cell)).append(" |");
      Measurement ours = measurements.find(cell, IN_BATCH);
      for (Contender contender : contenders) {
        text.append(' ').append(entry(measurements.find(cell, contender), ours)).append(" |");
      }
      text.append('\n');
    }
    text.append('\n');
  }

  /** Returns the number of items and what each costs. */
  static String label(Cell cell) {
    return String.format(Locale.ROOT, "%,d × %s", cell.n(), cell.cost().label());
  }

  /** Returns all else. */
  static String kind(Cell cell) {
    return "%s, %s, %s"
        .formatted(cell.setting(), cell.shape(), cell.values())
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ');
  }

  private static String entry(@Nullable Measurement measurement, @Nullable Measurement ours) {
    if (measurement == null) {
      return "";
    }
    StringBuilder entry = new StringBuilder(time(measurement.time()));
    if (measurement.cell().setting().timesEachCall()) {
      entry.append(" … ").append(time(measurement.slow().median()));
    }
    if (ours != null) {
      entry.append(String.format(Locale.ROOT, " (%.2f)", measurement.time() / ours.time()));
    }
    entry.append(String.format(Locale.ROOT, " ±%.0f %%", 100 * measurement.typical().spread()));
    measurement
        .bytes()
        .ifPresent(bytes -> entry.append(String.format(Locale.ROOT, ", %,.0f B", bytes.median())));
    return entry.toString();
  }

  /** Returns a time with its unit, with three digits or more. */
  public static String time(double micros) {
    if (micros < 1) {
      return String.format(Locale.ROOT, "%.3g ns", micros * MILLI);
    }
    if (micros < MILLI) {
      return String.format(Locale.ROOT, micros < 100 ? "%.3g µs" : "%.0f µs", micros);
    }
    return String.format(Locale.ROOT, micros < 100 * MILLI ? "%.3g ms" : "%.0f ms", micros / MILLI);
  }
}
