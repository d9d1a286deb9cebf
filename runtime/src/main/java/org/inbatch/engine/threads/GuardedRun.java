package org.inbatch.engine.threads;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.inbatch.Engine;
import org.inbatch.engine.Values;
import org.inbatch.engine.threads.GuardedSeat.State;
import org.jspecify.annotations.Nullable;

/**
 * A call that something may have to end early: helpers run its items, one at a time in cells of
 * their own, and the caller {@linkplain Watch watches} over them and over the clock.
 */
final class GuardedRun<A, S> extends Run<A, S> {

  /** Takes the value at index 0 of an array, for a position. */
  @FunctionalInterface
  private interface Landing<S> {
    void put(long position, S slot);
  }

  private final @Nullable Values<S> values;
  private final Landing<S> landing;

  /** Items to be run again, which no worker holds. */
  final Queue<Retry<A>> retries = new ConcurrentLinkedQueue<>();

  final Overruns overruns;

  /**
   * Who watches over the run: the caller, or a thread that does it for a caller who is elsewhere.
   */
  volatile Thread watcher = caller;

  /** Whether a failure has ended the call. */
  volatile boolean failedFast;

  GuardedRun(Engine.Call<A, S> call, Helpers helpers, int workers, @Nullable Window window) {
    super(call, helpers, workers, workers, false, window);
    this.overruns = new Overruns(failures, window != null);
    if (window != null) {
      this.values = null;
      this.landing = (position, slot) -> window.put(position, (@Nullable Object[]) slot);
    } else {
      Values<S> array =
          call.source() instanceof Engine.Known<?> known
              ? new Values<>(call, known.size())
              : new Values<>(call);
      this.values = array;
      this.landing = array::put;
    }
  }

  @Override
  boolean isWatchedByThisThread() {
    return Thread.currentThread() == watcher || super.isWatchedByThisThread();
  }

  @Override
  boolean cannotGoOnAlone() {
    synchronized (gate) {
      return present() == 0;
    }
  }

  @Override
  boolean callerWorks() {
    return false;
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
          call.invocation().at(seat.position).run(seat.set, seat.slot, 0);
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
          call.source().copy(retry.set(), 0, seat.set, 0);
          seat.begin(retry.position(), retry.attempts() + 1);
          return true;
        }
        Piece<A, S> piece = seat.piece;
        int index = piece == null ? Piece.NONE : piece.take();
        if (index != Piece.NONE) {
          call.source().copy(Objects.requireNonNull(piece).sets, index, seat.set, 0);
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
        landing.put(seat.position, seat.slot);
      } else if (seat.cancelled) {
        failures.cancelled(seat.position, item(seat), thrown);
      } else if (mayRetry(thrown, seat.attempts)) {
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

  /** Returns the seat's item for another attempt. */
  Retry<A> retryOf(GuardedSeat<A, S> seat) {
    A set = call.source().newBlock(1);
    call.source().copy(seat.set, 0, set, 0);
    return new Retry<>(seat.position, set, seat.attempts);
  }

  /** Returns the seat's item, for a failure. */
  @Nullable Object item(GuardedSeat<A, S> seat) {
    return call.source().item(seat.set, 0);
  }

  /** Counts an outcome; a failure may end the call. */
  void settled(boolean success) {
    if (!success && plan.failFast() && !failedFast) {
      synchronized (gate) {
        failedFast = true;
        close();
      }
      wake();
    }
    if (progress != null) {
      progress.count(success);
    }
  }

  @Override
  void wake() {
    super.wake();
    LockSupport.unpark(watcher);
  }

  // What the caller does.

  @Override
  Engine.Collected<S> run() {
    begin();
    failWhileOverrun();
    askForHelp();
    try {
      helpers.beginWait();
      new Watch<>(this).keep();
    } finally {
      helpers.endWait();
    }
    int size;
    boolean complete;
    synchronized (gate) {
      size = Math.toIntExact(supply.size());
      complete = supply.isComplete();
    }
    overruns.report();
    finish(size);
    return new Engine.Collected<>(
        Objects.requireNonNull(values, "values").toArray(size), size, failures.toList(), complete);
  }

  /** Fails the run if too many threads overrun earlier deadlines. */
  void failWhileOverrun() {
    try {
      helpers.refuseWhileOverrun(action());
    } catch (IllegalStateException refused) {
      fail(refused);
    }
  }

  /** Returns the seats as they are now. */
  List<GuardedSeat<A, S>> guardedSeats() {
    return seatsNow().stream().map(seat -> (GuardedSeat<A, S>) seat).toList();
  }
}
