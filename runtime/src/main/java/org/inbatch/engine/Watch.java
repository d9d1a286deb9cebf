package org.inbatch.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.inbatch.engine.Cell.State;

/** What the caller of a guarded call does: it watches over the items and over the clock. */
final class Watch<A, S, C extends Cell<A, S>> {

  private final Guard<A, S, C> guard;
  private final CallRun<A, S> run;
  private final Crew<C> crew;
  private final EarlyEnd<A, S, C> earlyEnd;
  private final long start = System.nanoTime();
  private final long timeoutNanos;
  private final long itemTimeoutNanos;
  private boolean ending;
  private boolean swept;

  Watch(Guard<A, S, C> guard) {
    this.guard = guard;
    this.run = guard.run;
    this.crew = guard.crew;
    this.earlyEnd = new EarlyEnd<>(guard);
    this.timeoutNanos = nanos(run.plan.timeout());
    this.itemTimeoutNanos = nanos(run.plan.itemTimeout());
  }

  private static long nanos(Optional<Duration> limit) {
    try {
      return limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    } catch (ArithmeticException centuries) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Waits until every item has an outcome, or has been given one.
   *
   * @throws org.inbatch.BatchInterruptedException if the caller is interrupted
   */
  void keep() {
    while (true) {
      if (Thread.interrupted()) {
        throw earlyEnd.becauseInterrupted();
      }
      long now = System.nanoTime();
      if (now - start >= timeoutNanos) {
        earlyEnd.atDeadline(timeoutNanos);
        return;
      }
      if (run.isClosed()) {
        endEarly();
      }
      long wakeIn = Math.min(timeoutNanos - (now - start), expireItems(now));
      boolean more;
      boolean alone;
      boolean heldBack;
      synchronized (run.gate) {
        if (run.isClosed() && !swept && !crew.isPulling()) {
          continue;
        }
        more = !run.isClosed() && crew.hasWork();
        alone = crew.isEmpty();
        heldBack = !crew.hasEnded();
      }
      if (alone && !more && !heldBack) {
        return;
      }
      if (alone && more) {
        wakeIn = Math.min(wakeIn, crew.callForHelp());
      } else {
        crew.goesOn();
      }
      LockSupport.parkNanos(this, wakeIn);
    }
  }

  /** What runs, in the source too, is waited for like all else. */
  private void endEarly() {
    if (!ending) {
      ending = true;
      earlyEnd.begin(guard.hasFailedFast());
    }
    if (!swept && !guard.isPulling()) {
      swept = true;
      earlyEnd.cancelWhatIsLeft();
    }
  }

  /** Gives up items that ran out of their own time; returns when the next may, in nanoseconds. */
  private long expireItems(long now) {
    if (itemTimeoutNanos == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    long next = itemTimeoutNanos;
    for (C cell : crew.atWork()) {
      boolean failed;
      synchronized (cell) {
        if (cell.state() != State.RUNNING) {
          continue;
        }
        long left = itemTimeoutNanos - (now - cell.begunAt());
        if (left > 0) {
          next = Math.min(next, left);
          continue;
        }
        failed = !runAgain(cell);
        cell.dismiss();
      }
      // Before another may take the place: under failFast() none is to.
      if (failed) {
        guard.settled(false);
      }
      crew.letGo(cell);
      crew.askForHelp();
    }
    return next;
  }

  /** Queues an item that ran out of its time for another attempt, or takes note of its failure. */
  private boolean runAgain(C cell) {
    TimeoutException cause =
        run.failures.timeout("itemTimeout", run.plan.itemTimeout().orElseThrow());
    if (run.isClosed() || !run.mayRetry(cause, cell.attempts())) {
      guard.overruns.add(guard.item(cell), cause, cell);
      // At once: the worker, interrupted, may come back before the run is swept.
      if (run.plan.failFast()) {
        run.letNothingBegin();
      }
      return false;
    }
    guard.retries.add(guard.retryOf(cell));
    return true;
  }
}
