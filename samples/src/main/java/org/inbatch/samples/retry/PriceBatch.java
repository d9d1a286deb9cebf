package org.inbatch.samples.retry;

import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.retries;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;

/** Shares whose prices are asked for, all or none. */
public final class PriceBatch extends Batch<String> implements PriceBatchDispatcher.Parallel {

  private final PriceSource source;

  /** Creates a batch of shares, by their symbols. */
  public PriceBatch(List<String> symbols, PriceSource source) {
    super(symbols);
    this.source = source;
  }

  /** Asks for one price. */
  @InBatchParallel(init = "indices", post = "summary")
  BigDecimal quote(String symbol) throws IOException {
    return source.quote(symbol);
  }

  /** Sums up the prices, or says which share could not be had; the rest was then called off. */
  String summary(Results<BigDecimal> results) {
    if (anyActionFailed(results)) {
      Outcome.Failure<BigDecimal> culprit =
          results.failures().stream()
              .filter(failure -> failure.kind() == Outcome.Kind.THREW)
              .findFirst()
              .orElseThrow();
      return "no sum: %s at position %d"
          .formatted(culprit.cause().getMessage(), culprit.position());
    }
    return "sum of %d prices: %s"
        .formatted(size(), results.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Asks twice: for shares that all come in the end, and for one that does not exist. */
  public static void main(String[] args) {
    Map<String, BigDecimal> prices =
        Map.of(
            "ALFA", new BigDecimal("12.50"),
            "BETA", new BigDecimal("7.25"),
            "GAMA", new BigDecimal("101.00"));
    PriceSource source = new UnreliablePriceSource(prices, Map.of("BETA", 2));

    for (String fourth : List.of("ALFA", "DELT")) {
      PriceBatch batch = new PriceBatch(List.of("ALFA", "BETA", "GAMA", fourth), source);
      System.out.println(batch.parallel().quote(failFast(), retries(2, IOException.class)));
    }
  }
}
