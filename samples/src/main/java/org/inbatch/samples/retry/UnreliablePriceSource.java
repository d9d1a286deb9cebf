package org.inbatch.samples.retry;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A price source that drops the first requests for some shares, by plan, and then answers. */
public final class UnreliablePriceSource implements PriceSource {

  private final Map<String, BigDecimal> prices;
  private final Map<String, Integer> drops;
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

  /**
   * Creates a source.
   *
   * @param prices the price of each share there is
   * @param drops for how many requests each share's connection is dropped; none where it is not
   *     named
   */
  public UnreliablePriceSource(Map<String, BigDecimal> prices, Map<String, Integer> drops) {
    this.prices = Map.copyOf(prices);
    this.drops = Map.copyOf(drops);
  }

  @Override
  public BigDecimal quote(String symbol) throws IOException {
    int attempt = attempts.computeIfAbsent(symbol, _ -> new AtomicInteger()).incrementAndGet();
    if (attempt <= drops.getOrDefault(symbol, 0)) {
      throw new IOException("connection reset while asking for " + symbol);
    }
    BigDecimal price = prices.get(symbol);
    if (price == null) {
      throw new IllegalArgumentException("no share is called " + symbol);
    }
    return price;
  }

  /** Returns how many requests there were for a share. */
  public int attempts(String symbol) {
    AtomicInteger count = attempts.get(symbol);
    return count == null ? 0 : count.get();
  }
}
