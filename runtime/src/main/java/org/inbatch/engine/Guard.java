package org.inbatch.engine;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * What is common to calls that something may have to end early: their items run in {@linkplain Cell
 * cells}, one at a time, and somebody {@linkplain Watch watches} over them and over the clock.
 */
public final class Guard<A, S, C extends Cell<A, S>> {

  /** Takes the value at index 0 of an array, for a position. */
  @FunctionalInterface
  private interface Landing<S> {
    void put(long position, S slot);
  }

  final CallRun<A, S> run;
  final Crew<C> crew;
  final Overruns overruns;

  /** Items to be run again, which no worker holds. */
  public final Queue<Retry<A>> retries = new ConcurrentLinkedQueue<>();

  private final @Nullable Values<S> values;
  private final Landing<S> landing;

  /**
   * Who watches over the run: the caller, or a thread that does it for a caller who is elsewhere.
   */
  private volatile Thread watcher;

  /** Whether a failure has ended the call. */
  private volatile boolean failedFast;

  /** Guards a run that the crew works for. */
  public Guard(CallRun<A, S> run, Crew<C> crew) {
    this.run = run;
    this.crew = crew;
    this.watcher = run.caller;
    Window window = run.window;
    this.overruns = new Overruns(run.failures, window != null);
    if (window != null) {
      this.values = null;
      this.landing = (position, slot) -> window.put(position, (@Nullable Object[]) slot);
    } else {
      Values<S> array =
          run.call.source() instanceof Engine.Known<?> known
              ? new Values<>(run.call, known.size())
              : new Values<>(run.call);
      this.values = array;
      this.landing = array::put;
    }
  }

  /** Wakes who watches. */
  public void wake() {
    LockSupport.unpark(watcher);
  }

  void watchFrom(Thread thread) {
    watcher = thread;
  }

  /** Returns whether the calling thread is the one that watches. */
  public boolean isWatchedByThisThread() {
    return Thread.currentThread() == watcher;
  }

  boolean hasFailedFast() {
    return failedFast;
  }

  /** Ends the call early, as after a failure under {@code failFast()}. */
  void endEarly() {
    synchronized (run.gate) {
      failedFast = true;
      run.close();
    }
    run.wake();
  }

  // What a worker does.

  /**
   * Takes note of how an attempt ended.
   *
   * @return whether the item is to be run again at once, and has been begun
   */
  public boolean end(C cell, @Nullable Throwable thrown, boolean againAtOnce) {
    synchronized (cell) {
      if (!cell.backToIdle()) {
        return false;
      }
      if (thrown == null) {
        landing.put(cell.position(), cell.slot);
      } else if (cell.isCancelled()) {
        run.failures.cancelled(cell.position(), item(cell), thrown);
      } else if (run.mayRetry(thrown, cell.attempts())) {
        if (run.isClosed() || !againAtOnce) {
          // In a closed run, the attempt that it would have had is swept with what has not begun.
          retries.add(retryOf(cell));
          return false;
        }
        cell.begin(cell.position(), cell.attempts() + 1);
        return true;
      } else {
        run.failures.threw(cell.position(), item(cell), thrown);
      }
    }
    settled(thrown == null);
    return false;
  }

  /** Puts an item into the cell that is to be run again, if there is one; under its monitor. */
  public boolean beginRetry(C cell) {
    Retry<A> retry = retries.poll();
    if (retry == null) {
      return false;
    }
    run.call.source().copy(retry.set(), 0, cell.set, 0);
    cell.begin(retry.position(), retry.attempts() + 1);
    return true;
  }

  /** Returns the cell's item for another attempt. */
  Retry<A> retryOf(C cell) {
    A set = run.call.source().newBlock(1);
    run.call.source().copy(cell.set, 0, set, 0);
    return new Retry<>(cell.position(), set, cell.attempts());
  }

  /** Returns the cell's item, for a failure. */
  @Nullable Object item(C cell) {
    return run.call.source().item(cell.set, 0);
  }

  /** Counts an outcome; a failure may end the call. */
  void settled(boolean success) {
    if (!success && run.plan.failFast() && !failedFast) {
      endEarly();
    }
    if (run.progress != null) {
      run.progress.count(success);
    }
  }

  // What the caller does.

  /** Runs the call to its end; the calling thread watches. */
  public Engine.Collected<S> run() {
    run.begin();
    crew.askForHelp();
    crew.beginWait();
    try {
      new Watch<>(this).keep();
    } finally {
      crew.endWait();
    }
    int size;
    synchronized (run.gate) {
      size = Math.toIntExact(crew.size());
    }
    boolean complete = run.isComplete();
    overruns.report();
    run.finish(size);
    return new Engine.Collected<>(
        Objects.requireNonNull(values, "values").toArray(size),
        size,
        run.failures.toList(),
        complete);
  }

  /** Returns whether somebody is in the user's source; not under the gate. */
  boolean isPulling() {
    synchronized (run.gate) {
      return crew.isPulling();
    }
  }

  /** Gives an outcome to all that nobody has begun, those to be run again too. */
  void forEachNotBegun(Crew.ItemConsumer consumer) {
    crew.forEachNotBegun(consumer);
    for (Retry<A> retry = retries.poll(); retry != null; retry = retries.poll()) {
      consumer.accept(retry.position(), run.call.source().item(retry.set(), 0));
    }
  }
}
