package org.inbatch.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTableTest {

  @Test
  void showsTimesWithTheirRatiosAndNothingWhereNothingWasTimed() {
    PoolTable table =
        new PoolTable(
            List.of(
                new PoolTime("InBatch", "RoundTrips.oneWorker", 4, 5),
                PoolTime.parse("loky\tRoundTrips.oneWorker\t100.0\t110.0"),
                PoolTime.parse("loky\tThroughput.nothing\t1.3\t1.4"),
                new PoolTime("InBatch", "Throughput.not in the table", 1, 1)));

    assertThat(table.toString().lines())
        .startsWith(
            "| an item | InBatch | ProcessPoolExecutor | loky | Hazelcast |",
            "|---|---:|---:|---:|---:|",
            "| one of nothing, one worker, median | 4.00 µs (1.00) |  | 100 µs (25.00) |  |",
            "| the same, mean | 5.00 µs (1.00) |  | 110 µs (22.00) |  |")
        .contains("| of 20,000 of nothing, two workers |  |  | 1.40 µs |  |")
        .hasSize(9);
  }
}
