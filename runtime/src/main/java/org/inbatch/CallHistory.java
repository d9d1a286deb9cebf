package org.inbatch;

/**
 * What earlier calls from the same place tell an engine: how long an item takes there.
 *
 * <p>Written by engines after a call, read before the next; an estimate, so that a lost update does
 * not matter. Thread-safe.
 */
public final class CallHistory {

  /** How many calls make the history worth heeding. */
  private static final int CALLS_TO_KNOW = 8;

  /** The weight of the newest call is one in so many. */
  private static final int MEMORY = 4;

  private volatile int calls;
  private volatile float nanosPerItem;

  /** Creates a history of no calls. */
  public CallHistory() {}

  /** Takes note of a call that ran so many items in so much time of a single thread. */
  public void add(long items, long nanos) {
    float latest = (float) nanos / items;
    int before = calls;
    nanosPerItem =
        before == 0 ? latest : Math.max(latest, nanosPerItem + (latest - nanosPerItem) / MEMORY);
    if (before < CALLS_TO_KNOW) {
      calls = before + 1;
    }
  }

  /** Returns whether there were enough calls for an estimate. */
  public boolean isKnown() {
    return calls >= CALLS_TO_KNOW;
  }

  /** Returns an estimate, in nanoseconds, of what so many items take on a single thread. */
  public long estimateNanos(long items) {
    return (long) (nanosPerItem * items);
  }
}
