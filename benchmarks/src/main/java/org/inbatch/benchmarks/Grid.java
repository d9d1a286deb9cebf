package org.inbatch.benchmarks;

import static org.inbatch.benchmarks.Cost.MICROS_1;
import static org.inbatch.benchmarks.Cost.MICROS_10;
import static org.inbatch.benchmarks.Cost.MILLIS_1;
import static org.inbatch.benchmarks.Cost.NANOS_100;
import static org.inbatch.benchmarks.Cost.NANOS_130;
import static org.inbatch.benchmarks.Cost.NOTHING;
import static org.inbatch.benchmarks.Setting.AFTER_ANOTHER_POOL;
import static org.inbatch.benchmarks.Setting.ALONE;
import static org.inbatch.benchmarks.Setting.BACK_TO_BACK;
import static org.inbatch.benchmarks.Setting.BUSY;
import static org.inbatch.benchmarks.Setting.GARBAGE;
import static org.inbatch.benchmarks.Setting.NESTED;
import static org.inbatch.benchmarks.Setting.PAUSED;
import static org.inbatch.benchmarks.Setting.TWO_CALLERS;
import static org.inbatch.benchmarks.Shape.EVEN;
import static org.inbatch.benchmarks.Shape.GROWING;
import static org.inbatch.benchmarks.Shape.ONE_LARGE;
import static org.inbatch.benchmarks.Values.DOUBLES;
import static org.inbatch.benchmarks.Values.INTS;
import static org.inbatch.benchmarks.Values.REFERENCES;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells that are measured: every n with every cost where items are alike, and for the other
 * dimensions those where they matter (ADR 301).
 */
final class Grid {

  private static final double MOST_SECONDS = 2;

  private final List<Cell> cells = new ArrayList<>();

  private Grid() {}

  /** Returns the whole grid. */
  static List<Cell> full() {
    Grid grid = new Grid();
    grid.add(
        ALONE,
        EVEN,
        REFERENCES,
        List.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000),
        NOTHING,
        NANOS_100,
        MICROS_1,
        MICROS_10,
        MILLIS_1);
    for (Shape skewed : List.of(GROWING, ONE_LARGE)) {
      grid.add(ALONE, skewed, REFERENCES, List.of(100, 1_000, 10_000), MICROS_1, MICROS_10);
    }
    for (Values primitive : List.of(INTS, DOUBLES)) {
      grid.add(ALONE, EVEN, primitive, List.of(1_000, 100_000), NOTHING, NANOS_100, MICROS_1);
    }
    grid.add(NESTED, EVEN, REFERENCES, List.of(1_000, 10_000), NANOS_100, MICROS_1, MICROS_10);
    for (Setting shared : List.of(TWO_CALLERS, BUSY, AFTER_ANOTHER_POOL)) {
      grid.add(shared, EVEN, REFERENCES, List.of(1_000, 10_000), NANOS_100, MICROS_1, MICROS_10);
    }
    grid.add(BACK_TO_BACK, EVEN, REFERENCES, List.of(1_000, 10_000), NANOS_130, MICROS_1);
    grid.add(PAUSED, EVEN, REFERENCES, List.of(1_000), NANOS_130, MICROS_1);
    grid.add(
        GARBAGE,
        EVEN,
        DOUBLES,
        List.of(1, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000),
        NOTHING,
        NANOS_100);
    return grid.cells;
  }

  /** Returns a part that is measured in minutes. */
  static List<Cell> brief() {
    Grid grid = new Grid();
    grid.add(ALONE, EVEN, REFERENCES, List.of(1), NOTHING, MICROS_10);
    grid.add(ALONE, EVEN, REFERENCES, List.of(10, 1_000, 100_000), NOTHING, NANOS_100, MICROS_1);
    grid.add(ALONE, EVEN, REFERENCES, List.of(10, 1_000), MICROS_10);
    grid.add(ALONE, ONE_LARGE, REFERENCES, List.of(1_000), MICROS_1);
    grid.add(ALONE, EVEN, DOUBLES, List.of(1_000), NANOS_100);
    for (Setting setting : List.of(NESTED, TWO_CALLERS, BUSY, AFTER_ANOTHER_POOL)) {
      grid.add(setting, EVEN, REFERENCES, List.of(1_000), MICROS_1);
    }
    grid.add(BACK_TO_BACK, EVEN, REFERENCES, List.of(1_000), NANOS_130);
    grid.add(PAUSED, EVEN, REFERENCES, List.of(1_000), NANOS_130);
    grid.add(GARBAGE, EVEN, DOUBLES, List.of(1_000, 100_000), NANOS_100);
    return grid.cells;
  }

  private void add(Setting setting, Shape shape, Values values, List<Integer> ns, Cost... costs) {
    for (Cost cost : costs) {
      for (int n : ns) {
        Cell cell = new Cell(setting, shape, values, n, cost);
        if (cell.work() < MOST_SECONDS) {
          cells.add(cell);
        }
      }
    }
  }
}
