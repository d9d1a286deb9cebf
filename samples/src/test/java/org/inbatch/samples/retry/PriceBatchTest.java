package org.inbatch.samples.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.sequential;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceBatchTest {

  private static final Map<String, BigDecimal> PRICES =
      Map.of("ALFA", new BigDecimal("12.50"), "BETA", new BigDecimal("7.25"));

  @Test
  void whatIsDroppedIsAskedForAgain() {
    UnreliablePriceSource source = new UnreliablePriceSource(PRICES, Map.of("BETA", 2));

    String summary =
        new PriceBatch(List.of("ALFA", "BETA"), source)
            .parallel()
            .quote(failFast(), retries(2, IOException.class));

    assertThat(summary).isEqualTo("sum of 2 prices: 19.75");
    assertThat(source.attempts("ALFA")).isEqualTo(1);
    assertThat(source.attempts("BETA")).isEqualTo(3);
  }

  @Test
  void afterTheLastRetryTheShareFails() {
    UnreliablePriceSource source = new UnreliablePriceSource(PRICES, Map.of("BETA", 3));

    String summary =
        new PriceBatch(List.of("ALFA", "BETA"), source)
            .parallel()
            .quote(failFast(), retries(2, IOException.class), nWorkers(2));

    assertThat(summary).isEqualTo("no sum: connection reset while asking for BETA at position 1");
    assertThat(source.attempts("BETA")).isEqualTo(3);
  }

  @Test
  void whatDoesNotExistIsAskedForOnceAndEndsTheCall() {
    UnreliablePriceSource source = new UnreliablePriceSource(PRICES, Map.of());

    String summary =
        new PriceBatch(List.of("NONE", "ALFA", "BETA"), source)
            .parallel()
            .quote(failFast(), retries(2, IOException.class), sequential());

    assertThat(summary).isEqualTo("no sum: no share is called NONE at position 0");
    assertThat(source.attempts("NONE")).isEqualTo(1);
    // One after the other, those behind the culprit never had their turn.
    assertThat(source.attempts("ALFA")).isZero();
    assertThat(source.attempts("BETA")).isZero();
  }

  @Test
  void withoutRetriesTheFirstDropIsTheEnd() {
    UnreliablePriceSource source = new UnreliablePriceSource(PRICES, Map.of("ALFA", 1));

    assertThat(new PriceBatch(List.of("ALFA"), source).parallel().quote())
        .startsWith("no sum: connection reset");
    assertThat(source.attempts("ALFA")).isEqualTo(1);
  }
}
