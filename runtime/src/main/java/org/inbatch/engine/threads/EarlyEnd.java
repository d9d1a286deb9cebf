package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.inbatch.BatchInterruptedException;
import org.inbatch.engine.threads.GuardedSeat.State;
import org.jspecify.annotations.Nullable;

/**
 * How a guarded call ends before every item has run: what runs is interrupted, what has not begun
 * gets its outcome here. Used by the caller's thread alone.
 */
final class EarlyEnd<A, S> {

  /**
   * How long, at most, what was interrupted is given to end before the call returns at its
   * deadline.
   */
  private static final long GRACE_NANOS = 10_000_000;

  /** How often the caller looks whether interrupted items have ended. */
  private static final long LOOK_EVERY_NANOS = 500_000;

  /** Takes an item that was not begun. */
  @FunctionalInterface
  private interface ItemConsumer {
    void accept(long position, @Nullable Object item);
  }

  private final GuardedRun<A, S> run;

  EarlyEnd(GuardedRun<A, S> run) {
    this.run = run;
  }

  /** Ends the call at its deadline: what has no outcome yet has timed out. */
  void atDeadline(long timeoutNanos) {
    Duration timeout = run.plan.timeout().orElseThrow();
    List<GuardedSeat<A, S>> seats = closeAndGetSeats();
    for (GuardedSeat<A, S> seat : seats) {
      synchronized (seat) {
        if (seat.state == State.RUNNING) {
          TimeoutException cause = run.failures.timeout("timeout", timeout);
          run.overruns.add(seat.position, run.item(seat), cause, seat);
        }
        seat.dismiss();
      }
    }
    long grace = Math.min(GRACE_NANOS, timeoutNanos / 20);
    awaitPulling(grace);
    forEachNotBegun((position, item) -> run.failures.timedOut(position, item, timeout));
    awaitLeaving(seats, grace);
  }

  /**
   * Begins to end the call because an item failed, or because init threw: interrupts who is in the
   * source, and after a failure what runs.
   */
  void begin(boolean failedFast) {
    for (GuardedSeat<A, S> seat : closeAndGetSeats()) {
      synchronized (seat) {
        if (seat.state == State.PULLING) {
          seat.dismiss();
        } else if (seat.state == State.RUNNING && failedFast) {
          seat.cancel();
        }
      }
    }
  }

  /** Gives what was not begun its outcome, once nobody is in the source any more. */
  void cancelWhatIsLeft() {
    forEachNotBegun(run.failures::cancelled);
  }

  /** Ends the call because its caller was interrupted; returns what the caller is to get. */
  BatchInterruptedException becauseInterrupted() {
    List<GuardedSeat<A, S>> seats = closeAndGetSeats();
    for (GuardedSeat<A, S> seat : seats) {
      synchronized (seat) {
        if (seat.state == State.RUNNING) {
          seat.cancel();
        } else {
          seat.dismiss();
        }
      }
    }
    return run.interrupted(awaitLeaving(seats, Run.INTERRUPT_PATIENCE_NANOS), null);
  }

  private List<GuardedSeat<A, S>> closeAndGetSeats() {
    synchronized (run.gate) {
      run.close();
      return run.guardedSeats();
    }
  }

  /**
   * Waits until nobody is in the user's source, but not for long; what comes later does not count.
   */
  private void awaitPulling(long patienceNanos) {
    awaitBriefly(() -> !run.isPulling(), patienceNanos);
    synchronized (run.gate) {
      run.supply.seal();
    }
  }

  /**
   * Waits until the workers have left, but not for long; lets go those that have not; says how
   * many.
   */
  private int awaitLeaving(List<GuardedSeat<A, S>> seats, long patienceNanos) {
    awaitBriefly(() -> seats.stream().allMatch(Seat::hasLeft), patienceNanos);
    int stayed = 0;
    for (GuardedSeat<A, S> seat : seats) {
      synchronized (seat) {
        seat.dismiss();
      }
      stayed += run.letGo(seat) ? 1 : 0;
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

  /** Gives an outcome to the items of a closed run that no worker has begun. */
  private void forEachNotBegun(ItemConsumer consumer) {
    for (Piece<A, S> piece : run.piecesLeft()) {
      for (int index = piece.take(); index != Piece.NONE; index = piece.take()) {
        consumer.accept(piece.base + index, run.call.source().item(piece.sets, index));
      }
    }
    for (Retry<A> retry = run.retries.poll(); retry != null; retry = run.retries.poll()) {
      consumer.accept(retry.position(), run.call.source().item(retry.set(), 0));
    }
  }
}
