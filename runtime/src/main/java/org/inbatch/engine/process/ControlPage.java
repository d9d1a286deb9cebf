package org.inbatch.engine.process;

import static org.inbatch.engine.process.SharedMemory.BEGUN_AT;
import static org.inbatch.engine.process.SharedMemory.FINISHED;
import static org.inbatch.engine.process.SharedMemory.RANGE;
import static org.inbatch.engine.process.SharedMemory.RUNNING;
import static org.inbatch.engine.process.SharedMemory.WORD;

import java.nio.ByteBuffer;

/**
 * What a worker does, as both JVMs see it: which items it may begin, which one runs, since when,
 * and how many it has run. It outlives the worker.
 *
 * <p>Thread-safe; nothing blocks. What only the worker's runner, or only the parent, may call is
 * said there.
 */
final class ControlPage {

  /** No item: none runs, or none is left to begin. */
  static final int NONE = -1;

  private static final long RUNS_NONE = 0;

  private final ByteBuffer page;

  ControlPage(ByteBuffer page) {
    this.page = page;
  }

  /** Lets the worker begin the items from {@code lo} to {@code hi - 1}. Parent, between ranges. */
  void offer(int lo, int hi) {
    WORD.setVolatile(page, RANGE, range(lo, hi));
  }

  /**
   * Takes back the items from {@code from} on that have not been begun. Parent.
   *
   * @return the first of the items that are the parent's again: they end where the range did
   */
  int takeBack(int from) {
    while (true) {
      long range = (long) WORD.getVolatile(page, RANGE);
      int end = Math.min(hi(range), Math.max(lo(range), from));
      if (WORD.compareAndSet(page, RANGE, range, range(lo(range), end))) {
        return end;
      }
    }
  }

  /** Begins the next item of the range and returns it, or {@link #NONE}. Runner. */
  int take() {
    while (true) {
      long range = (long) WORD.getVolatile(page, RANGE);
      int lo = lo(range);
      if (lo >= hi(range)) {
        return NONE;
      }
      if (WORD.compareAndSet(page, RANGE, range, range(lo + 1, hi(range)))) {
        return lo;
      }
    }
  }

  /** Returns the first item of the range that has not been begun, or the range's end. */
  int next() {
    return lo((long) WORD.getVolatile(page, RANGE));
  }

  /**
   * Says which item runs from now on, by a number of at least 0. Runner.
   *
   * @param now the time by {@link System#nanoTime()}, which is the same in all JVMs of a machine
   */
  void started(long item, long now) {
    WORD.setOpaque(page, BEGUN_AT, now);
    WORD.setVolatile(page, RUNNING, item + 1);
  }

  /** Says that the item has ended: an interrupt for it is over when this returns. Runner. */
  void ended(long item) {
    while (!WORD.compareAndSet(page, RUNNING, item + 1, RUNS_NONE)) {
      Thread.onSpinWait(); // the control thread is about to interrupt
    }
    WORD.setRelease(page, FINISHED, finished() + 1);
    Thread.interrupted();
  }

  /** Interrupts the runner if, and only if, it runs this item. The worker's control thread. */
  void interrupt(long item, Thread runner) {
    if (WORD.compareAndSet(page, RUNNING, item + 1, -(item + 1))) {
      runner.interrupt();
      WORD.setVolatile(page, RUNNING, item + 1);
    }
  }

  /** Returns the item that runs, or {@link #NONE}. */
  long running() {
    return Math.abs((long) WORD.getVolatile(page, RUNNING)) - 1;
  }

  /** Returns since when the item runs, by {@link System#nanoTime()}. */
  long begunAt() {
    return (long) WORD.getOpaque(page, BEGUN_AT);
  }

  /** Returns how many items the worker has run. */
  long finished() {
    return (long) WORD.getAcquire(page, FINISHED);
  }

  private static long range(int lo, int hi) {
    return (long) lo << 32 | hi;
  }

  private static int lo(long range) {
    return (int) (range >>> 32);
  }

  private static int hi(long range) {
    return (int) range;
  }
}
