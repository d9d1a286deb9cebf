package org.inbatch.benchmarks.report;

import static java.util.Comparator.comparingInt;
import static org.inbatch.benchmarks.peer.Contender.IN_BATCH;
import static org.inbatch.benchmarks.peer.Contender.PARALLEL_STREAM;
import static org.inbatch.benchmarks.peer.Contender.PLAIN_LOOP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.inbatch.benchmarks.Cell;
import org.inbatch.benchmarks.Cost;
import org.inbatch.benchmarks.Setting;
import org.inbatch.benchmarks.Shape;
import org.inbatch.benchmarks.Values;
import org.inbatch.benchmarks.peer.Contender;

/** What the THREADS engine promises about its speed, as far as the measured cells tell. */
final class Verdicts {

  /** From here on, in microseconds of serial work, InBatch is to be as fast as anyone. */
  private static final double LARGE = 200;

  /** Below, a call is tiny. */
  private static final double TINY = 20;

  private final Measurements measurements;
  private final int cores;
  private final List<Verdict> verdicts = new ArrayList<>();

  Verdicts(Measurements measurements, int cores) {
    this.measurements = measurements;
    this.cores = cores;
    againstPeers();
    ofIdeal();
    tinyCalls();
    skewed();
    garbage();
    besideOthers();
    linear();
  }

  /** Returns those that could be told, in order. */
  List<Verdict> all() {
    return List.copyOf(verdicts);
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("| promise | wanted | found | kept |\n|---|---|---|---|\n");
    verdicts.forEach(verdict -> text.append(verdict).append('\n'));
    return text.toString();
  }

  private void againstPeers() {
    List<Cell> grid =
        cells(cell ->
            !cell.setting().timesEachCall()
                && cell.setting() != Setting.GARBAGE
                && measured(cell, PLAIN_LOOP));
    List<Cell> large = where(grid, cell -> serial(cell) >= LARGE);
    ToDoubleFunction<Cell> toBest = cell -> ours(cell) / best(cell, peer -> peer != IN_BATCH);
    if (!large.isEmpty()) {
      double mean =
          Math.exp(
              large.stream().mapToDouble(cell -> Math.log(toBest.applyAsDouble(cell))).sum()
                  / large.size());
      verdicts.add(
          new Verdict(
              "1. From 200 µs of serial work: the time of the best peer, geometric mean of cells",
              "at most 1.00 times",
              "%s (of %d)".formatted(ratio(mean), large.size()),
              mean <= 1));
    }
    atMost("1. From 200 µs: the time of the best peer, worst cell", large, 1.15, toBest);
    List<Cell> middle = where(grid, cell -> serial(cell) >= TINY && serial(cell) < LARGE);
    atMost(
        "1. From 20 to 200 µs: the time of the plain loop, worst cell",
        middle,
        1.1,
        cell -> ours(cell) / measurements.time(cell, PLAIN_LOOP));
    atMost(
        "1. From 20 to 200 µs: the time of the best peer on an executor, worst cell",
        where(middle, cell -> measurements.best(cell, Contender::isOnExecutor).isPresent()),
        1,
        cell -> ours(cell) / best(cell, Contender::isOnExecutor));
  }

  private void ofIdeal() {
    List<Cell> even =
        cells(cell ->
            cell.shape() == Shape.EVEN
                && cell.values() == Values.REFERENCES
                && cell.n() >= 1_000
                && measured(cell, PLAIN_LOOP));
    for (Setting setting : List.of(Setting.ALONE, Setting.BACK_TO_BACK, Setting.PAUSED)) {
      List<Cell> here = where(even, cell -> cell.setting() == setting);
      List<Cell> large = where(here, cell -> cell.cost().nanos() >= Cost.MICROS_1.nanos());
      share("From 1 µs an item and 1,000 items", large, 0.93);
      if (setting != Setting.ALONE) {
        List<Cell> small = where(here, cell -> cell.cost() == Cost.NANOS_130);
        share("130 ns an item", small, setting == Setting.PAUSED ? 0.78 : 0.85);
      }
    }
  }

  /** How much of the ideal, which is the plain loop's time divided by the cores, is reached. */
  private void share(String cost, List<Cell> cells, double wanted) {
    cells.stream()
        .min((a, b) -> Double.compare(share(a), share(b)))
        .ifPresent(worst -> {
          String found = percent(share(worst));
          if (worst.setting().timesEachCall()) {
            double slow = measurements.get(worst, IN_BATCH).slow().median();
            found += ", 90th percentile " + percent(ideal(worst) / slow);
          }
          verdicts.add(
              new Verdict(
                  "2. %s: the share of the ideal, worst cell".formatted(cost),
                  "at least " + percent(wanted),
                  "%s (%s)".formatted(found, describe(worst)),
                  share(worst) >= wanted));
        });
  }

  private double share(Cell cell) {
    return ideal(cell) / ours(cell);
  }

  private double ideal(Cell cell) {
    return measurements.time(cell, PLAIN_LOOP) / cores;
  }

  private void tinyCalls() {
    List<Cell> tiny =
        cells(cell ->
            cell.setting() == Setting.ALONE
                && measured(cell, PLAIN_LOOP)
                && (cell.n() == 1 || (cell.n() == 10 && cell.cost() == Cost.NOTHING)));
    worst(
        "3. One item, or ten of nothing: beyond 1.1 times the plain loop, worst cell",
        tiny,
        cell -> ours(cell) - 1.1 * measurements.time(cell, PLAIN_LOOP),
        2,
        "at most 2 µs",
        micros -> String.format(Locale.ROOT, "%.2f µs", micros));
  }

  private void skewed() {
    atMost(
        "4. Skewed items: the time of all work / workers + the longest item, worst cell",
        cells(cell -> cell.shape() != Shape.EVEN && measured(cell, PLAIN_LOOP)),
        1.05,
        cell ->
            ours(cell)
                / (measurements.time(cell, PLAIN_LOOP)
                    * (1.0 / cores + cell.shape().longest(cell.n()))));
  }

  private void garbage() {
    for (List<Cell> cells : byCost().values()) {
      Cell least = cells.getFirst();
      Cell most = cells.getLast();
      double growth = (beside(most) - beside(least)) / (most.n() - least.n());
      verdicts.add(
          new Verdict(
              "5. Garbage beside the result, items of " + least.cost().label(),
              "less than 0.1 bytes an item more",
              String.format(
                  Locale.ROOT,
                  "%,.0f bytes at %,d items, %,.0f at %,d",
                  beside(least),
                  least.n(),
                  beside(most),
                  most.n()),
              growth < 0.1));
    }
  }

  /** Returns the bytes of a call without those of the array that it returns. */
  private double beside(Cell cell) {
    double array = 16 + (double) Double.BYTES * cell.n();
    return measurements.get(cell, IN_BATCH).bytes().orElseThrow().median() - array;
  }

  private void besideOthers() {
    for (Setting setting : List.of(Setting.BUSY, Setting.AFTER_ANOTHER_POOL)) {
      List<Cell> cells =
          cells(cell -> cell.setting() == setting && measured(cell, PARALLEL_STREAM));
      if (!cells.isEmpty()) {
        atMost(
            "6. %s: the time of parallelStream, worst cell".formatted(Table.kind(cells.getFirst())),
            cells,
            1,
            cell -> ours(cell) / measurements.time(cell, PARALLEL_STREAM));
      }
    }
  }

  private void linear() {
    List<Cell> cells = byCost().getOrDefault(Cost.NANOS_100, List.of());
    if (!cells.isEmpty()) {
      Cell first = cells.getFirst();
      atMost(
          "8. Items of %s: the cost of an item among %,d, worst cell"
              .formatted(first.cost().label(), first.n()),
          cells,
          1.1,
          cell -> ours(cell) / cell.n() / (ours(first) / first.n()));
    }
  }

  /** Returns the cells from 1,000 items on whose garbage was measured, from few items to many. */
  private Map<Cost, List<Cell>> byCost() {
    Map<Cost, List<Cell>> byCost = new LinkedHashMap<>();
    cells(cell -> cell.setting() == Setting.GARBAGE && cell.n() >= 1_000).stream()
        .sorted(comparingInt(Cell::n))
        .forEach(cell -> byCost.computeIfAbsent(cell.cost(), _ -> new ArrayList<>()).add(cell));
    byCost.values().removeIf(cells -> cells.size() < 2);
    return byCost;
  }

  private void atMost(
      String promise, List<Cell> cells, double limit, ToDoubleFunction<Cell> ratio) {
    worst(
        promise, cells, ratio, limit, "at most %s times".formatted(ratio(limit)), Verdicts::ratio);
  }

  private void worst(
      String promise,
      List<Cell> cells,
      ToDoubleFunction<Cell> value,
      double limit,
      String wanted,
      DoubleFunction<String> text) {
    cells.stream()
        .max((a, b) -> Double.compare(value.applyAsDouble(a), value.applyAsDouble(b)))
        .ifPresent(worst -> {
          double found = value.applyAsDouble(worst);
          verdicts.add(
              new Verdict(
                  promise,
                  wanted,
                  "%s (%s)".formatted(text.apply(found), describe(worst)),
                  found <= limit));
        });
  }

  private List<Cell> cells(Predicate<Cell> which) {
    return where(measurements.cells(), which.and(cell -> measured(cell, IN_BATCH)));
  }

  private static List<Cell> where(List<Cell> cells, Predicate<Cell> which) {
    return cells.stream().filter(which).toList();
  }

  private boolean measured(Cell cell, Contender contender) {
    return measurements.find(cell, contender) != null;
  }

  private double ours(Cell cell) {
    return measurements.time(cell, IN_BATCH);
  }

  private double best(Cell cell, Predicate<Contender> peers) {
    return measurements.best(cell, peers).orElseThrow();
  }

  /** Returns the work of a cell: the plain loop's time, on a machine of its own if measured. */
  private double serial(Cell cell) {
    OptionalDouble alone = measurements.best(cell.alone(), peer -> peer == PLAIN_LOOP);
    return alone.orElseGet(() -> measurements.time(cell, PLAIN_LOOP));
  }

  /** Returns the cell's name, and InBatch's spread in it. */
  private String describe(Cell cell) {
    double spread = measurements.get(cell, IN_BATCH).typical().spread();
    return String.format(
        Locale.ROOT, "%s; %s; ±%.0f %%", Table.label(cell), Table.kind(cell), 100 * spread);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
