package org.inbatch.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.benchmarks.peer.Contender.FIXED_POOL;
import static org.inbatch.benchmarks.peer.Contender.IN_BATCH;
import static org.inbatch.benchmarks.peer.Contender.PARALLEL_STREAM;
import static org.inbatch.benchmarks.peer.Contender.PLAIN_LOOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inbatch.benchmarks.Cell;
import org.inbatch.benchmarks.Cost;
import org.inbatch.benchmarks.Setting;
import org.inbatch.benchmarks.Shape;
import org.inbatch.benchmarks.Values;
import org.inbatch.benchmarks.peer.Contender;
import org.junit.jupiter.api.Test;

/** Numbers made up for the arithmetic, on two cores. */
class VerdictsTest {

  private final List<Measurement> measurements = new ArrayList<>();

  @Test
  void comparesLargeCallsWithTheBestPeer() {
    Cell first = cell(Setting.ALONE, Shape.EVEN, 1_000, Cost.MICROS_1);
    measure(first, PLAIN_LOOP, 1_000);
    measure(first, PARALLEL_STREAM, 500);
    measure(first, IN_BATCH, 1_000);
    Cell second = cell(Setting.TWO_CALLERS, Shape.EVEN, 1_000, Cost.MICROS_1);
    measure(second, PLAIN_LOOP, 1_000);
    measure(second, IN_BATCH, 500);

    assertThat(verdicts())
        .startsWith(
            new Verdict(
                "1. From 200 µs of serial work: the time of the best peer, geometric mean of cells",
                "at most 1.00 times",
                "1.00 (of 2)",
                true),
            new Verdict(
                "1. From 200 µs: the time of the best peer, worst cell",
                "at most 1.15 times",
                "2.00 (1,000 × 1 µs; alone, even, references; ±0 %)",
                false));
  }

  @Test
  void comparesSmallerCallsWithThePlainLoopAndExecutors() {
    Cell cell = cell(Setting.ALONE, Shape.EVEN, 100, Cost.MICROS_1);
    measure(cell, PLAIN_LOOP, 100);
    measure(cell, PARALLEL_STREAM, 1);
    measure(cell, FIXED_POOL, 200);
    measure(cell, IN_BATCH, 100);

    assertThat(verdicts())
        .containsExactly(
            new Verdict(
                "1. From 20 to 200 µs: the time of the plain loop, worst cell",
                "at most 1.10 times",
                "1.00 (100 × 1 µs; alone, even, references; ±0 %)",
                true),
            new Verdict(
                "1. From 20 to 200 µs: the time of the best peer on an executor, worst cell",
                "at most 1.00 times",
                "0.50 (100 × 1 µs; alone, even, references; ±0 %)",
                true));
  }

  @Test
  void tellsTheShareOfTheIdeal() {
    Cell cell = cell(Setting.PAUSED, Shape.EVEN, 1_000, Cost.NANOS_130);
    measure(cell, PLAIN_LOOP, 130);
    for (double fork : List.of(81.25, 81.0, 99.0)) {
      add(cell, IN_BATCH, fork, 130);
    }

    assertThat(verdicts())
        .containsExactly(
            new Verdict(
                "2. 130 ns an item: the share of the ideal, worst cell",
                "at least 78.0 %",
                "80.0 %, 90th percentile 50.0 % (1,000 × 130 ns; paused, even, references; ±11 %)",
                true));
  }

  @Test
  void tellsWhatTinyCallsTakeBeyondThePlainLoop() {
    Cell cell = cell(Setting.ALONE, Shape.EVEN, 1, Cost.NOTHING);
    measure(cell, PLAIN_LOOP, 1);
    measure(cell, IN_BATCH, 3.2);

    assertThat(verdicts())
        .containsExactly(
            new Verdict(
                "3. One item, or ten of nothing: beyond 1.1 times the plain loop, worst cell",
                "at most 2 µs",
                "2.10 µs (1 × nothing; alone, even, references; ±0 %)",
                false));
  }

  @Test
  void boundsTheMakespanOfSkewedItems() {
    Cell cell = cell(Setting.ALONE, Shape.ONE_LARGE, 101, Cost.NANOS_100);
    measure(cell, PLAIN_LOOP, 19);
    measure(cell, IN_BATCH, 19); // half of it, and the longest, which is the other half

    assertThat(verdicts())
        .containsExactly(
            new Verdict(
                "4. Skewed items: the time of all work / workers + the longest item, worst cell",
                "at most 1.05 times",
                "1.00 (101 × 100 ns; alone, one large, references; ±0 %)",
                true));
  }

  @Test
  void comparesWithParallelStreamOnABusyMachine() {
    Cell cell = cell(Setting.BUSY, Shape.EVEN, 1_000, Cost.NANOS_100);
    measure(cell, PARALLEL_STREAM, 100);
    measure(cell, IN_BATCH, 101);

    assertThat(verdicts())
        .containsExactly(
            new Verdict(
                "6. busy, even, references: the time of parallelStream, worst cell",
                "at most 1.00 times",
                "1.01 (1,000 × 100 ns; busy, even, references; ±0 %)",
                false));
  }

  @Test
  void tellsGarbageAndCostFromFewItemsToMany() {
    garbage(1_000, 1_000);
    garbage(1_000_000, 1_050_000);

    assertThat(verdicts())
        .containsExactly(
            new Verdict(
                "5. Garbage beside the result, items of 100 ns",
                "less than 0.1 bytes an item more",
                "500 bytes at 1,000 items, 500 at 1,000,000",
                true),
            new Verdict(
                "8. Items of 100 ns: the cost of an item among 1,000, worst cell",
                "at most 1.10 times",
                "1.05 (1,000,000 × 100 ns; garbage, even, doubles; ±0 %)",
                true));
  }

  private void garbage(int n, double time) {
    Cell cell = new Cell(Setting.GARBAGE, Shape.EVEN, Values.DOUBLES, n, Cost.NANOS_100);
    double result = 16 + 8.0 * n;
    measurements.add(
        new Measurement(
            cell, IN_BATCH, samples(time), samples(time), Optional.of(samples(result + 500))));
  }

  private List<Verdict> verdicts() {
    return new Verdicts(new Measurements(measurements), 2).all();
  }

  private void measure(Cell cell, Contender contender, double time) {
    add(cell, contender, time, time);
  }

  private void add(Cell cell, Contender contender, double time, double slow) {
    measurements.add(
        new Measurement(cell, contender, samples(time), samples(slow), Optional.empty()));
  }

  private static Samples samples(double time) {
    return new Samples(List.of(List.of(time)));
  }

  private static Cell cell(Setting setting, Shape shape, int n, Cost cost) {
    return new Cell(setting, shape, Values.REFERENCES, n, cost);
  }
}
