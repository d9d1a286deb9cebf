package org.inbatch.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.inbatch.BatchInterruptedException;
import org.inbatch.engine.Cell.State;

/**
 * How a guarded call ends before every item has run: what runs is interrupted, what has not begun
 * gets its outcome here. Used by the caller's thread alone.
 */
final class EarlyEnd<A, S, C extends Cell<A, S>> {

  /**
   * How long, at most, what was interrupted is given to end before the call returns at its
   * deadline.
   */
  private static final long GRACE_NANOS = 10_000_000;

  /** How often the caller looks whether interrupted items have ended. */
  private static final long LOOK_EVERY_NANOS = 500_000;

  private final Guard<A, S, C> guard;
  private final CallRun<A, S> run;
  private final Crew<C> crew;

  EarlyEnd(Guard<A, S, C> guard) {
    this.guard = guard;
    this.run = guard.run;
    this.crew = guard.crew;
  }

  /** Ends the call at its deadline: what has no outcome yet has timed out. */
  void atDeadline(long timeoutNanos) {
    Duration timeout = run.plan.timeout().orElseThrow();
    List<C> cells = closeAndGetCells();
    for (C cell : cells) {
      synchronized (cell) {
        if (cell.state() == State.RUNNING) {
          TimeoutException cause = run.failures.timeout("timeout", timeout);
          guard.overruns.add(guard.item(cell), cause, cell);
        }
        cell.dismiss();
      }
    }
    long grace = Math.min(GRACE_NANOS, timeoutNanos / 20);
    awaitPulling(grace);
    guard.forEachNotBegun((position, item) -> run.failures.timedOut(position, item, timeout));
    awaitLeaving(cells, grace);
  }

  /**
   * Begins to end the call because an item failed, or because init threw: interrupts who is in the
   * source, and after a failure what runs.
   */
  void begin(boolean failedFast) {
    for (C cell : closeAndGetCells()) {
      synchronized (cell) {
        if (cell.state() == State.PULLING) {
          cell.dismiss();
        } else if (cell.state() == State.RUNNING && failedFast) {
          cell.cancel();
        }
      }
    }
  }

  /** Gives what was not begun its outcome, once nobody is in the source any more. */
  void cancelWhatIsLeft() {
    guard.forEachNotBegun(run.failures::cancelled);
  }

  /** Ends the call because its caller was interrupted; returns what the caller is to get. */
  BatchInterruptedException becauseInterrupted() {
    List<C> cells = closeAndGetCells();
    for (C cell : cells) {
      synchronized (cell) {
        if (cell.state() == State.RUNNING) {
          cell.cancel();
        } else {
          cell.dismiss();
        }
      }
    }
    return run.interrupted(awaitLeaving(cells, CallRun.INTERRUPT_PATIENCE_NANOS), null);
  }

  private List<C> closeAndGetCells() {
    synchronized (run.gate) {
      run.close();
      return crew.atWork();
    }
  }

  /**
   * Waits until nobody is in the user's source, but not for long; what comes later does not count.
   */
  private void awaitPulling(long patienceNanos) {
    awaitBriefly(() -> !guard.isPulling(), patienceNanos);
    synchronized (run.gate) {
      crew.seal();
    }
  }

  /**
   * Waits until the workers have left, but not for long; lets go those that have not; says how
   * many.
   */
  private int awaitLeaving(List<C> cells, long patienceNanos) {
    awaitBriefly(() -> cells.stream().allMatch(Cell::hasLeft), patienceNanos);
    int stayed = 0;
    for (C cell : cells) {
      synchronized (cell) {
        cell.dismiss();
      }
      stayed += crew.letGo(cell) ? 1 : 0;
    }
    return stayed;
  }

  /** Waits for what is about to be so, but not for long; an interrupt meanwhile is kept. */
  private void awaitBriefly(BooleanSupplier done, long patienceNanos) {
    long until = System.nanoTime() + patienceNanos;
    boolean flagged = false;
    for (long left = patienceNanos;
        left > 0 && !done.getAsBoolean();
        left = until - System.nanoTime()) {
      LockSupport.parkNanos(this, Math.min(left, LOOK_EVERY_NANOS));
      // Parking needs the flag cleared; it is set again below.
      flagged |= Thread.interrupted();
    }
    if (flagged) {
      run.caller.interrupt();
    }
  }
}
