package org.inbatch.engine.threads;

import java.util.List;
import java.util.Objects;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.engine.Cell.State;
import org.inbatch.engine.Crew;
import org.inbatch.engine.Fault;
import org.inbatch.engine.Guard;
import org.inbatch.engine.Remote;
import org.inbatch.engine.Session;
import org.inbatch.engine.Window;
import org.inbatch.engine.threads.GuardedSeat.SeatCell;
import org.jspecify.annotations.Nullable;

/**
 * A call that something may have to end early: helpers run its items, one at a time in cells of
 * their own, and the caller watches.
 */
final class GuardedRun<A, S> extends Run<A, S> implements Crew<SeatCell<A, S>> {

  /** A run that had no helper for so long gets one of its own. */
  private static final long PATIENCE_FOR_HELP_NANOS = 5_000_000;

  /** How long a run without a helper waits for threads that overran, where there are too many. */
  private static final long PATIENCE_WITH_OVERRUNNING_NANOS = 1_000_000_000;

  final Guard<A, S, SeatCell<A, S>> guard = new Guard<>(this, this);

  /** When the run had a helper last, and when it asked for one of its own: the watcher's. */
  private long lastHelped = System.nanoTime();

  private long lastForced = lastHelped;

  GuardedRun(Engine.Call<A, S> call, Helpers helpers, int workers, @Nullable Window window) {
    super(call, helpers, workers, workers, false, window);
  }

  @Override
  boolean isWatchedByThisThread() {
    return guard.isWatchedByThisThread() || super.isWatchedByThisThread();
  }

  @Override
  boolean cannotGoOnAlone() {
    synchronized (gate) {
      return isEmpty();
    }
  }

  @Override
  boolean callerWorks() {
    return false;
  }

  @Override
  Seat<A, S> newSeat(@Nullable Helper helper) {
    Engine.Invocation<A, S> invocation =
        call.invocation() instanceof Remote<A, S> remote
            ? remote.newSession(call, false)
            : call.invocation();
    return new GuardedSeat<>(helper, call, invocation);
  }

  @Override
  public boolean hasWork() {
    return !guard.retries.isEmpty() || super.hasWork();
  }

  @Override
  public void wake() {
    super.wake();
    guard.wake();
  }

  @Override
  Engine.Collected<S> run() {
    failWhileOverrun();
    return guard.run();
  }

  /** Fails the run if too many threads overrun earlier deadlines. */
  void failWhileOverrun() {
    try {
      helpers.refuseWhileOverrun(action());
    } catch (IllegalStateException refused) {
      fail(refused);
    }
  }

  // What a worker does.

  @Override
  void work(Seat<A, S> seat) {
    SeatCell<A, S> cell = ((GuardedSeat<A, S>) seat).cell;
    while (isReady(seat) && begin(cell)) {
      boolean again;
      do {
        Throwable thrown = null;
        try {
          seat.invocation.at(cell.position()).run(cell.set, cell.slot, 0);
        } catch (Throwable t) {
          thrown = t;
          if (t instanceof Session.BrokenException broken) {
            fail(broken.reason());
            thrown = new Fault(Outcome.Kind.WORKER_LOST, broken.reason());
          }
        }
        // What may have lost its worker is run again when there is another.
        again = guard.end(cell, thrown, !(thrown instanceof Fault));
      } while (again);
      if (sliceIsOver(seat)) {
        return;
      }
    }
  }

  /** Sees to it that the worker can run items; returns false if it is to leave. */
  private boolean isReady(Seat<A, S> seat) {
    try {
      return seat.isReady(() -> {
        synchronized (gate) {
          return !closed && hasWork();
        }
      });
    } catch (Session.BrokenException broken) {
      fail(broken.reason());
      return false;
    }
  }

  /** Puts the next item into the cell; returns false if the worker is to leave. */
  private boolean begin(SeatCell<A, S> cell) {
    while (true) {
      synchronized (cell) {
        if (closed || cell.state() == State.DISMISSED) {
          return false;
        }
        if (guard.beginRetry(cell)) {
          return true;
        }
        Piece<A, S> piece = cell.seat.piece;
        int index = piece == null ? Piece.NONE : piece.take();
        if (index != Piece.NONE) {
          call.source().copy(Objects.requireNonNull(piece).sets, index, cell.set, 0);
          cell.begin(piece.base + index, 1);
          return true;
        }
        cell.pull();
      }
      boolean acquired = false;
      Throwable broken = null;
      try {
        acquired = acquire(cell.seat);
      } catch (Throwable thrown) {
        broken = thrown;
      }
      synchronized (cell) {
        if (!cell.backToIdle()) {
          // What the source threw is its answer to the interrupt.
          return false;
        }
      }
      if (broken != null) {
        fail(broken);
      }
      if (!acquired && guard.retries.isEmpty()) {
        return false;
      }
    }
  }

  // What the one who watches asks for.

  @Override
  public List<SeatCell<A, S>> atWork() {
    return seatsNow().stream().map(seat -> ((GuardedSeat<A, S>) seat).cell).toList();
  }

  @Override
  public boolean hasEnded() {
    return supply.hasEnded();
  }

  @Override
  public boolean isPulling() {
    return supply.isPulling();
  }

  @Override
  public void seal() {
    supply.seal();
  }

  @Override
  public long size() {
    return supply.size();
  }

  /** Asks for a helper of the run's own, or fails the run where there can be none. */
  @Override
  public long callForHelp() {
    long now = System.nanoTime();
    if (helpers.tooManyOverrun()) {
      if (now - lastHelped >= PATIENCE_WITH_OVERRUNNING_NANOS) {
        failWhileOverrun();
      }
    } else if (now - lastForced >= PATIENCE_FOR_HELP_NANOS) {
      lastForced = now;
      request(true);
    } else {
      askForHelp();
    }
    return PATIENCE_FOR_HELP_NANOS;
  }

  @Override
  public void goesOn() {
    lastHelped = System.nanoTime();
    lastForced = lastHelped;
  }

  @Override
  public boolean letGo(SeatCell<A, S> cell) {
    return letGo(cell.seat);
  }

  @Override
  public void forEachNotBegun(ItemConsumer consumer) {
    for (Piece<A, S> piece : piecesLeft()) {
      for (int index = piece.take(); index != Piece.NONE; index = piece.take()) {
        consumer.accept(piece.base + index, call.source().item(piece.sets, index));
      }
    }
  }

  @Override
  public void beginWait() {
    helpers.beginWait();
  }

  @Override
  public void endWait() {
    helpers.endWait();
  }
}
