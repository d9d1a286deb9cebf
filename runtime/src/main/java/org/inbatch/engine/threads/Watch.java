package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.inbatch.engine.threads.GuardedSeat.State;

/** What the caller of a guarded call does: it watches over the items and over the clock. */
final class Watch<A, S> {

  /** A run that had no helper for so long gets one of its own. */
  private static final long PATIENCE_FOR_HELP_NANOS = 5_000_000;

  /** How long a run without a helper waits for threads that overran, where there are too many. */
  private static final long PATIENCE_WITH_OVERRUNNING_NANOS = 1_000_000_000;

  private final GuardedRun<A, S> run;
  private final EarlyEnd<A, S> earlyEnd;
  private final long start = System.nanoTime();
  private final long timeoutNanos;
  private final long itemTimeoutNanos;
  private boolean ending;
  private boolean swept;
  private long lastHelped = start;
  private long lastForced = start;

  Watch(GuardedRun<A, S> run) {
    this.run = run;
    this.earlyEnd = new EarlyEnd<>(run);
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
      if (run.closed) {
        endEarly();
      }
      long wakeIn = Math.min(timeoutNanos - (now - start), expireItems(now));
      boolean more;
      boolean alone;
      boolean heldBack;
      synchronized (run.gate) {
        if (run.closed && !swept && !run.isPulling()) {
          continue;
        }
        more = !run.closed && run.hasWork();
        alone = run.present() == 0;
        heldBack = !run.supply.hasEnded();
      }
      if (alone && !more && !heldBack) {
        return;
      }
      if (alone && more) {
        wakeIn = Math.min(wakeIn, PATIENCE_FOR_HELP_NANOS);
        callForHelp(now);
      } else {
        lastHelped = now;
        lastForced = now;
      }
      LockSupport.parkNanos(this, wakeIn);
    }
  }

  /** What runs, in the source too, is waited for like all else. */
  private void endEarly() {
    if (!ending) {
      ending = true;
      earlyEnd.begin(run.failedFast);
    }
    if (!swept && !run.isPulling()) {
      swept = true;
      earlyEnd.cancelWhatIsLeft();
    }
  }

  /** Sees to it that a run that nobody helps gets a helper of its own, or fails where it cannot. */
  private void callForHelp(long now) {
    if (run.helpers.tooManyOverrun()) {
      if (now - lastHelped >= PATIENCE_WITH_OVERRUNNING_NANOS) {
        run.failWhileOverrun();
      }
    } else if (now - lastForced >= PATIENCE_FOR_HELP_NANOS) {
      lastForced = now;
      run.request(true);
    } else {
      run.askForHelp();
    }
  }

  /** Gives up items that ran out of their own time; returns when the next may, in nanoseconds. */
  private long expireItems(long now) {
    if (itemTimeoutNanos == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    long next = itemTimeoutNanos;
    for (GuardedSeat<A, S> seat : run.guardedSeats()) {
      boolean failed;
      synchronized (seat) {
        if (seat.state != State.RUNNING) {
          continue;
        }
        long left = itemTimeoutNanos - (now - seat.begunAt);
        if (left > 0) {
          next = Math.min(next, left);
          continue;
        }
        failed = !runAgain(seat);
        seat.dismiss();
      }
      // Before another may take the place: under failFast() none is to.
      if (failed) {
        run.settled(false);
      }
      run.letGo(seat);
      run.askForHelp();
    }
    return next;
  }

  /** Queues an item that ran out of its time for another attempt, or takes note of its failure. */
  private boolean runAgain(GuardedSeat<A, S> seat) {
    TimeoutException cause =
        run.failures.timeout("itemTimeout", run.plan.itemTimeout().orElseThrow());
    if (run.closed || !run.mayRetry(cause, seat.attempts)) {
      run.overruns.add(seat.position, run.item(seat), cause, seat);
      // At once: the worker, interrupted, may come back before the run is swept.
      if (run.plan.failFast()) {
        run.closed = true;
      }
      return false;
    }
    run.retries.add(run.retryOf(seat));
    return true;
  }
}
