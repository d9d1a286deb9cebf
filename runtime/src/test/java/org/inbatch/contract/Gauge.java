package org.inbatch.contract;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how many are inside at once, and how many were at most. */
final class Gauge {

  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger entered = new AtomicInteger();

  /** Goes in; closing the answer goes out. */
  Inside enter() {
    int now = inside.incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    entered.incrementAndGet();
    return inside::decrementAndGet;
  }

  int inside() {
    return inside.get();
  }

  int most() {
    return most.get();
  }

  int entered() {
    return entered.get();
  }

  /** Somebody inside. */
  @FunctionalInterface
  interface Inside extends AutoCloseable {
    @Override
    void close();
  }
}
