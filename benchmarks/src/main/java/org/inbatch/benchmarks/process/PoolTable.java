package org.inbatch.benchmarks.process;

import static org.inbatch.benchmarks.report.Table.time;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What pools have in common, in Markdown: a column a pool, each time with its ratio to InBatch's.
 */
final class PoolTable {

  static final String IN_BATCH = "InBatch";
  static final String HAZELCAST = "Hazelcast";

  private static final List<String> POOLS =
      List.of(IN_BATCH, "ProcessPoolExecutor", "loky", HAZELCAST);

  private record Row(String label, String what, ToDoubleFunction<PoolTime> time) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("one of nothing, one worker, median", "RoundTrips.oneWorker", PoolTime::median),
          new Row("the same, mean", "RoundTrips.oneWorker", PoolTime::mean),
          new Row("two callers, two workers, median", "RoundTrips.twoWorkers", PoolTime::median),
          new Row("the same, mean", "RoundTrips.twoWorkers", PoolTime::mean),
          new Row("of 20,000 of nothing, two workers", "Throughput.nothing", PoolTime::mean),
          new Row(
              "1 MiB there and back, one worker", "Throughput.mebibyteOneWorker", PoolTime::mean),
          new Row(
              "1 MiB there and back, two workers",
              "Throughput.mebibyteTwoWorkers",
              PoolTime::mean));

  private final List<PoolTime> times;

  PoolTable(List<PoolTime> times) {
    this.times = times;
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("| an item | ");
    table.append(String.join(" | ", POOLS)).append(" |\n|---|");
    table.append("---:|".repeat(POOLS.size())).append('\n');
    for (Row row : ROWS) {
      table.append("| ").append(row.label).append(" |");
      POOLS.forEach(pool -> table.append(' ').append(entry(row, pool)).append(" |"));
      table.append('\n');
    }
    return table.toString();
  }

  private String entry(Row row, String pool) {
    return micros(row, pool).map(micros -> time(micros) + ratio(row, micros)).orElse("");
  }

  private String ratio(Row row, double micros) {
    return micros(row, IN_BATCH)
        .map(ours -> String.format(Locale.ROOT, " (%.2f)", micros / ours))
        .orElse("");
  }

  private Optional<Double> micros(Row row, String pool) {
    return times.stream()
        .filter(time -> time.pool().equals(pool) && time.what().equals(row.what))
        .map(row.time::applyAsDouble)
        .findAny();
  }
}
