package org.inbatch.samples.retry;

import java.io.IOException;
import java.math.BigDecimal;

/** Where prices come from; must be safe for use by several threads at once. */
@FunctionalInterface
public interface PriceSource {

  /**
   * Returns the last price of a share.
   *
   * @throws IOException if the source could not be reached; it may be the next time
   * @throws IllegalArgumentException if there is no such share
   */
  BigDecimal quote(String symbol) throws IOException;
}
