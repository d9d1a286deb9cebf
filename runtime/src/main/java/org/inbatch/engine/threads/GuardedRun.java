package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.inbatch.Engine;
import org.inbatch.engine.Values;
import org.inbatch.engine.threads.GuardedSeat.State;
import org.jspecify.annotations.Nullable;

/**
 * A call that something may have to end early: helpers run its items, and the caller watches over
 * them and over the clock.
 */
final class GuardedRun<A, S> extends Run<A, S> {

  /** A run that had no helper for so long gets one of its own. */
  private static final long PATIENCE_FOR_HELP_NANOS = 5_000_000;

  /** How long a run without a helper waits for threads that overran, where there are too many. */
  private static final long PATIENCE_WITH_OVERRUNNING_NANOS = 1_000_000_000;

  /**
   * How long, at most, interrupted items are given to end before the call returns at its deadline.
   */
  private static final long GRACE_NANOS = 10_000_000;

  /** How often the caller looks whether interrupted items have ended. */
  private static final long LOOK_EVERY_NANOS = 500_000;

  /** An item that ran out of its time and is to be run again. */
  private record Retry<A>(int position, A set, int attempts) {}

  /** An item whose worker was dismissed while it ran. */
  private record Overrun<A, S>(
      int position, @Nullable Object item, TimeoutException cause, GuardedSeat<A, S> seat) {}

  /** Takes an item that was not begun. */
  @FunctionalInterface
  private interface ItemConsumer {
    void accept(int position, @Nullable Object item);
  }

  private final Values<S> values;
  private final Queue<Retry<A>> retries = new ConcurrentLinkedQueue<>();
  private final List<Overrun<A, S>> overruns = new ArrayList<>();
  private final long start = System.nanoTime();
  private final long timeoutNanos;
  private final long itemTimeoutNanos;
  private volatile boolean failedFast;
  private long lastHelped = start;
  private long lastForced = start;

  GuardedRun(Engine.Call<A, S> call, Helpers helpers, int workers) {
    super(call, helpers, workers, workers, false);
    this.values =
        call.source() instanceof Engine.Known<?> known
            ? new Values<>(call, known.size())
            : new Values<>(call);
    this.timeoutNanos = nanos(plan.timeout());
    this.itemTimeoutNanos = nanos(plan.itemTimeout());
  }

  private static long nanos(Optional<Duration> limit) {
    try {
      return limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    } catch (ArithmeticException centuries) {
      return Long.MAX_VALUE;
    }
  }

  @Override
  boolean cannotGoOnAlone() {
    synchronized (gate) {
      return present() == 0;
    }
  }

  @Override
  Seat<A, S> newSeat(Helper helper) {
    return new GuardedSeat<>(helper, call);
  }

  @Override
  boolean hasWork() {
    return !retries.isEmpty() || super.hasWork();
  }

  // What a worker does.

  @Override
  void work(Seat<A, S> place) {
    GuardedSeat<A, S> seat = (GuardedSeat<A, S>) place;
    while (begin(seat)) {
      boolean again;
      do {
        Throwable thrown = null;
        try {
          call.invocation().run(seat.set, seat.slot, 0);
        } catch (Throwable t) {
          thrown = t;
        }
        again = end(seat, thrown);
      } while (again);
      if (sliceIsOver(seat)) {
        return;
      }
    }
  }

  /** Puts the next item into the seat's cell; returns false if the worker is to leave. */
  private boolean begin(GuardedSeat<A, S> seat) {
    while (true) {
      synchronized (seat) {
        if (closed || seat.state == State.DISMISSED) {
          return false;
        }
        Retry<A> retry = retries.poll();
        if (retry != null) {
          call.source().copy(retry.set(), 0, seat.set);
          seat.begin(retry.position(), retry.attempts() + 1);
          return true;
        }
        Piece<A, S> piece = seat.piece;
        int index = piece == null ? Piece.NONE : piece.take();
        if (index != Piece.NONE) {
          call.source().copy(Objects.requireNonNull(piece).sets, index, seat.set);
          seat.begin(piece.base + index, 1);
          return true;
        }
        seat.state = State.PULLING;
      }
      boolean acquired = false;
      Throwable broken = null;
      try {
        acquired = acquire(seat);
      } catch (Throwable thrown) {
        broken = thrown;
      }
      synchronized (seat) {
        if (!seat.backToIdle()) {
          // What the source threw is its answer to the interrupt.
          return false;
        }
      }
      if (broken != null) {
        fail(broken);
      }
      if (!acquired && retries.isEmpty()) {
        return false;
      }
    }
  }

  /** Takes note of how an attempt ended; returns whether the item is to be run again at once. */
  private boolean end(GuardedSeat<A, S> seat, @Nullable Throwable thrown) {
    synchronized (seat) {
      if (!seat.backToIdle()) {
        return false;
      }
      if (thrown == null) {
        values.put(seat.position, seat.slot);
      } else if (seat.cancelled) {
        failures.cancelled(seat.position, item(seat), failures.cancellation(thrown));
      } else if (plan.retries(thrown, seat.attempts)) {
        if (closed) {
          // The attempt that it would have had is swept with what has not begun.
          retries.add(retryOf(seat));
          return false;
        }
        seat.begin(seat.position, seat.attempts + 1);
        return true;
      } else {
        failures.threw(seat.position, item(seat), thrown);
      }
    }
    settled(thrown == null);
    return false;
  }

  private @Nullable Object item(GuardedSeat<A, S> seat) {
    return call.source().item(seat.set, 0);
  }

  private void settled(boolean success) {
    if (!success && plan.failFast() && !failedFast) {
      synchronized (gate) {
        failedFast = true;
        close();
      }
      LockSupport.unpark(caller);
    }
    if (progress != null) {
      progress.count(success);
    }
  }

  // What the caller does.

  @Override
  Engine.Collected<S> run() {
    begin();
    try {
      helpers.refuseWhileOverrun(action());
      askForHelp();
    } catch (IllegalStateException refused) {
      fail(refused);
    }
    try {
      helpers.beginWait();
      watch();
    } finally {
      helpers.endWait();
    }
    int size;
    boolean complete;
    synchronized (gate) {
      size = supply.size();
      complete = supply.isComplete();
    }
    for (Overrun<A, S> overrun : overruns) {
      failures.timedOut(
          overrun.position(), overrun.item(), overrun.cause(), !overrun.seat().hasLeft());
    }
    finish(size);
    return new Engine.Collected<>(values.toArray(size), size, failures.toList(), complete);
  }

  /** Waits until every item has an outcome, or has been given one. */
  private void watch() {
    boolean swept = false;
    while (true) {
      if (Thread.interrupted()) {
        giveUp();
      }
      long now = System.nanoTime();
      if (now - start >= timeoutNanos) {
        timeOut();
        return;
      }
      if (closed && !swept) {
        swept = true;
        sweepClosed();
      }
      long wakeIn = Math.min(timeoutNanos - (now - start), expireItems(now));
      boolean needsHelp;
      synchronized (gate) {
        if (closed && !swept) {
          continue;
        }
        boolean more = !closed && hasWork();
        if (present() == 0 && !more) {
          return;
        }
        needsHelp = present() == 0 && more;
      }
      if (needsHelp) {
        wakeIn = Math.min(wakeIn, PATIENCE_FOR_HELP_NANOS);
        callForHelp(now);
      } else {
        lastHelped = now;
        lastForced = now;
      }
      LockSupport.parkNanos(this, wakeIn);
    }
  }

  /** Sees to it that a run that nobody helps gets a helper of its own, or fails where it cannot. */
  private void callForHelp(long now) {
    if (helpers.tooManyOverrun()) {
      if (now - lastHelped >= PATIENCE_WITH_OVERRUNNING_NANOS) {
        try {
          helpers.refuseWhileOverrun(action());
        } catch (IllegalStateException refused) {
          fail(refused);
        }
      }
    } else if (now - lastForced >= PATIENCE_FOR_HELP_NANOS) {
      lastForced = now;
      request(true);
    } else {
      askForHelp();
    }
  }

  /** Gives up items that ran out of their own time; returns when the next may, in nanoseconds. */
  private long expireItems(long now) {
    if (itemTimeoutNanos == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    long next = itemTimeoutNanos;
    for (GuardedSeat<A, S> seat : guardedSeats()) {
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
        settled(false);
      }
      letGo(seat);
      askForHelp();
    }
    return next;
  }

  /** Queues an item that ran out of its time for another attempt, or takes note of its failure. */
  private boolean runAgain(GuardedSeat<A, S> seat) {
    TimeoutException cause = failures.timeout("itemTimeout", plan.itemTimeout().orElseThrow());
    if (closed || !plan.retries(cause, seat.attempts)) {
      overruns.add(new Overrun<>(seat.position, item(seat), cause, seat));
      // At once: the worker, interrupted, may come back before the run is swept.
      if (plan.failFast()) {
        closed = true;
      }
      return false;
    }
    retries.add(retryOf(seat));
    return true;
  }

  /**
   * Returns the seat's item for another attempt: a copy, as the worker may still look at its cell.
   */
  private Retry<A> retryOf(GuardedSeat<A, S> seat) {
    A set = call.source().newBlock(1);
    call.source().copy(seat.set, 0, set);
    return new Retry<>(seat.position, set, seat.attempts);
  }

  /** Ends the call at its deadline: what has no outcome yet has timed out. */
  private void timeOut() {
    TimeoutException notBegun = failures.timeout("timeout", plan.timeout().orElseThrow());
    List<GuardedSeat<A, S>> seats = closeAndGetSeats();
    for (GuardedSeat<A, S> seat : seats) {
      synchronized (seat) {
        if (seat.state == State.RUNNING) {
          TimeoutException cause = failures.timeout("timeout", plan.timeout().orElseThrow());
          overruns.add(new Overrun<>(seat.position, item(seat), cause, seat));
        }
        seat.dismiss();
      }
    }
    long grace = Math.min(GRACE_NANOS, timeoutNanos / 20);
    awaitPulling(grace);
    forEachNotBegun((position, item) -> failures.timedOut(position, item, notBegun, false));
    awaitLeaving(seats, grace);
  }

  /**
   * Ends the call because an item failed, or because init threw: the first interrupts what runs.
   */
  private void sweepClosed() {
    List<GuardedSeat<A, S>> pullers = new ArrayList<>();
    for (GuardedSeat<A, S> seat : closeAndGetSeats()) {
      synchronized (seat) {
        if (seat.state == State.PULLING) {
          pullers.add(seat);
          seat.dismiss();
        } else if (seat.state == State.RUNNING && failedFast) {
          seat.cancel();
        }
      }
    }
    awaitPulling(GRACE_NANOS);
    pullers.forEach(this::letGo);
    CancellationException notBegun = failures.cancellation(null);
    forEachNotBegun((position, item) -> failures.cancelled(position, item, notBegun));
  }

  /**
   * Waits until nobody is in the user's source, but not for long; what comes later does not count.
   */
  private void awaitPulling(long patienceNanos) {
    awaitBriefly(() -> !isPulling(), patienceNanos);
    synchronized (gate) {
      supply.seal();
    }
  }

  private boolean isPulling() {
    synchronized (gate) {
      return supply.isPulling();
    }
  }

  /** Ends the call because its caller was interrupted. */
  private void giveUp() {
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
    int stillRunning = awaitLeaving(seats, INTERRUPT_PATIENCE_NANOS);
    throw interrupted(stillRunning);
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
      stayed += letGo(seat) ? 1 : 0;
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
      caller.interrupt();
    }
  }

  private List<GuardedSeat<A, S>> closeAndGetSeats() {
    synchronized (gate) {
      close();
      return guardedSeats();
    }
  }

  private List<GuardedSeat<A, S>> guardedSeats() {
    synchronized (gate) {
      return seatsNow().stream().map(seat -> (GuardedSeat<A, S>) seat).toList();
    }
  }

  /** Gives an outcome to the items of a closed run that no worker has begun. */
  private void forEachNotBegun(ItemConsumer consumer) {
    List<Piece<A, S>> pieces = new ArrayList<>();
    synchronized (gate) {
      for (Seat<A, S> seat : seatsNow()) {
        Piece<A, S> piece = seat.piece;
        if (piece != null) {
          pieces.add(piece);
        }
      }
      for (Piece<A, S> piece = supply.take(); piece != null; piece = supply.take()) {
        pieces.add(piece);
      }
    }
    for (Piece<A, S> piece : pieces) {
      for (int index = piece.take(); index != Piece.NONE; index = piece.take()) {
        consumer.accept(piece.base + index, call.source().item(piece.sets, index));
      }
    }
    for (Retry<A> retry = retries.poll(); retry != null; retry = retries.poll()) {
      consumer.accept(retry.position(), call.source().item(retry.set(), 0));
    }
  }
}
