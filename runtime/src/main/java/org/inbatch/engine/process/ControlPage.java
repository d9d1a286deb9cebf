package org.inbatch.engine.process;

import static org.inbatch.engine.process.SharedMemory.RANGE;
import static org.inbatch.engine.process.SharedMemory.RUNNING;
import static org.inbatch.engine.process.SharedMemory.WORD;

import java.nio.ByteBuffer;

/**
 * What a worker does, as both JVMs see it: which items it may begin, and which one runs. It
 * outlives the worker.
 *
 * <p>Thread-safe; nothing blocks. What only the worker's runner, or only the parent, may call is
 * said there.
 */
final class ControlPage {

  /** No item: none runs, or none is left to begin. */
  static final int NONE = -1;

  /** How many items a chunk has at most. */
  static final int MOST_ITEMS = 0xFFFF;

  private static final long RUNS_NONE = 0;

  private final ByteBuffer page;

  ControlPage(ByteBuffer page) {
    this.page = page;
  }

  /** Returns the number that an item of a chunk has, which no other item of the worker has. */
  static long item(int chunk, int index) {
    return (long) chunk << 16 | index;
  }

  /** Lets the worker begin the items of a new chunk, counted from 0. Parent. */
  void offer(int chunk, int size) {
    WORD.setVolatile(page, RANGE, range(chunk, 0, size));
  }

  /**
   * Takes back the items of a chunk that have not been begun, from one of them on. Parent.
   *
   * @return the first that was taken back: there is nothing left from there on
   */
  int takeBack(int chunk, int first) {
    while (true) {
      long range = (long) WORD.getVolatile(page, RANGE);
      int end = Math.min(end(range), Math.max(next(range), first));
      if (WORD.compareAndSet(page, RANGE, range, range(chunk, next(range), end))) {
        return end;
      }
    }
  }

  /** Begins the next item of a chunk, unless there is none left; returns whether it has. Runner. */
  boolean take(int chunk) {
    while (true) {
      long range = (long) WORD.getVolatile(page, RANGE);
      int next = next(range);
      if (chunk(range) != chunk || next >= end(range)) {
        return false;
      }
      if (WORD.compareAndSet(page, RANGE, range, range(chunk, next + 1, end(range)))) {
        return true;
      }
    }
  }

  /** Returns the first item of the chunk that has not been begun, or the chunk's end. */
  int next() {
    return next((long) WORD.getVolatile(page, RANGE));
  }

  /** Says which item runs from now on, by a number of at least 0. Runner. */
  void started(long item) {
    WORD.setVolatile(page, RUNNING, item + 1);
  }

  /** Says that the item has ended: an interrupt for it is over when this returns. Runner. */
  void ended(long item) {
    while (!WORD.compareAndSet(page, RUNNING, item + 1, RUNS_NONE)) {
      Thread.onSpinWait(); // the control thread is about to interrupt
    }
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

  private static long range(int chunk, int next, int end) {
    return (long) chunk << 32 | (long) next << 16 | end;
  }

  private static int chunk(long range) {
    return (int) (range >>> 32);
  }

  private static int next(long range) {
    return (int) (range >>> 16) & MOST_ITEMS;
  }

  private static int end(long range) {
    return (int) range & MOST_ITEMS;
  }
}
