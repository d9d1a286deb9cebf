package org.inbatch.contract;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A lazy init that counts: gives the numbers from 0 on, notes how often it was closed, and fails
 * the pull if two threads are in it at once. Its state is plain fields: an engine that pulls from
 * several threads orders the pulls.
 */
class Source implements Iterator<Integer>, AutoCloseable {

  private final int end;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger closed = new AtomicInteger();
  private int next;
  private volatile int pulled;
  private volatile boolean pulledAfterClose;
  private volatile boolean threw;
  private volatile boolean pulledAfterItThrew;

  Source(int end) {
    this.end = end;
  }

  /** A source without end. */
  static Source endless() {
    return new Source(Integer.MAX_VALUE);
  }

  /** What happens before the number is given; for subclasses. */
  void beforeNext(int number) throws Exception {}

  @Override
  public boolean hasNext() {
    pulledAfterClose |= closed.get() > 0;
    pulledAfterItThrew |= threw;
    return next < end;
  }

  @Override
  public Integer next() {
    if (!busy.compareAndSet(false, true)) {
      throw new AssertionError("two threads pull at once");
    }
    try {
      if (next >= end) {
        throw new NoSuchElementException();
      }
      threw = true;
      beforeNext(next);
      threw = false;
      pulled = next + 1;
      return next++;
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    } finally {
      busy.set(false);
    }
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  int pulled() {
    return pulled;
  }

  int timesClosed() {
    return closed.get();
  }

  /** Whether anybody asked for more after the source was closed. */
  boolean pulledAfterClose() {
    return pulledAfterClose;
  }

  /** Whether anybody asked for more after the source threw. */
  boolean pulledAfterItThrew() {
    return pulledAfterItThrew;
  }
}
