package org.inbatch.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.inbatch.Engine;
import org.inbatch.engine.CallRun;
import org.inbatch.engine.Remote;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * One call: its items, its workers and what they bring.
 *
 * <pre>
 *                        ┌───────── gate ─────────┐
 *   source ── refill ──► │ supply ──► seat, seat… │ ──► invocation ──► values, failures
 *                        │      steal ◄──► steal  │
 *                        └────────────────────────┘
 * </pre>
 *
 * <p>A worker sits down in a seat, acquires a piece of the supply, or steals half of another
 * seat's, takes the items of its piece, small ones some at a time, and leaves when nothing is left.
 * Pieces change hands under the gate; items are taken without it.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
abstract sealed class Run<A, S> extends CallRun<A, S> permits FreeRun, GuardedRun {

  /** What stands behind an item that takes so long is taken over by whoever has nothing to do. */
  private static final long TAKES_LONG_NANOS = 50_000;

  /** A piece of fewer items than one in so many parts of a claim is not worth the gate. */
  private static final int PARTS_OF_CLAIM = 4;

  /** How long a helper stays with a run while others wait for one. */
  private static final long SLICE_NANOS = 1_000_000;

  final Helpers helpers;
  final Supply<A, S> supply;

  // The gate guards the supply, the seats and the fields below.

  private final int maxHelpers;
  private final List<Seat<A, S>> seats = new ArrayList<>();
  private int present;

  /** Whether any helper is here; for a look without the gate. */
  private volatile boolean helped;

  private boolean requested;

  /** How many are about to pull, or to say how that ended. */
  private int refilling;

  /**
   * @param maxHelpers how many helpers may work at once
   * @param workers how many workers there are to be, for the size of pieces
   * @param shared whether invocations put their values into shared arrays
   * @param window where outcomes go that are taken one by one
   */
  Run(
      Engine.Call<A, S> call,
      Helpers helpers,
      int maxHelpers,
      int workers,
      boolean shared,
      @Nullable Window window) {
    super(call, window);
    this.helpers = helpers;
    this.maxHelpers = maxHelpers;
    this.supply = Supply.of(call, gate, workers, shared, window);
  }

  /** Runs the call on the caller's thread and whatever helpers come. */
  abstract Engine.Collected<S> run();

  /** Returns whether the calling thread is the one that sees to it that the run goes on. */
  boolean isWatchedByThisThread() {
    return Thread.currentThread() == caller;
  }

  /** Returns whether nobody is at work, and nobody will be without a helper. */
  abstract boolean cannotGoOnAlone();

  /** Returns whether the caller runs items too. */
  abstract boolean callerWorks();

  /** Returns a place for a helper, or, where that is null, for the caller. */
  abstract Seat<A, S> newSeat(@Nullable Helper helper);

  /** Works until nothing is left to acquire, the run is closed, or the worker's slice is over. */
  abstract void work(Seat<A, S> seat);

  /** Helps with the run on the calling thread, and returns when there is nothing more to do. */
  final void help(Helper helper) {
    Seat<A, S> seat = null;
    try {
      seat = sitDown(helper);
      if (seat == null) {
        return;
      }
      Seat<A, S> place = seat;
      context.run(() -> {
        askForHelp();
        work(place);
      });
    } catch (Throwable thrown) {
      fail(thrown);
    } finally {
      if (seat != null) {
        standUp(seat);
      }
    }
  }

  private @Nullable Seat<A, S> sitDown(Helper helper) {
    synchronized (gate) {
      requested = false;
      if (closed || present >= maxHelpers || !hasWork()) {
        return null;
      }
      Seat<A, S> seat = newSeat(helper);
      seats.add(seat);
      present++;
      helped = true;
      return seat;
    }
  }

  private void standUp(Seat<A, S> seat) {
    seat.leave();
    boolean more;
    synchronized (gate) {
      remove(seat);
      more = !closed && hasWork();
      if (more || present == 0) {
        wake();
      }
    }
    if (more) {
      askForHelp();
    }
  }

  /**
   * Takes a seat away and gives back what is left of its piece; under the gate.
   *
   * @return false if it was taken away before
   */
  private boolean remove(Seat<A, S> seat) {
    if (!seats.remove(seat)) {
      return false;
    }
    present--;
    helped = present > 0;
    Piece<A, S> piece = seat.piece;
    if (piece != null) {
      supply.giveBack(piece);
      seat.piece = null;
    }
    return true;
  }

  /**
   * Gives up a helper that overruns its time, unless it has left meanwhile: its seat is free, and
   * what it has not begun goes back.
   *
   * @return whether it was still here
   */
  final boolean letGo(Seat<A, S> seat) {
    synchronized (gate) {
      // One that has left gives its seat back itself.
      if (seat.helper == null || seat.hasLeft() || !remove(seat)) {
        return false;
      }
      // Under the gate, which a worker passes before it looks for its next run.
      seat.helper.abandon();
    }
    seat.abandon();
    helpers.placeIsFree();
    return true;
  }

  /** Sits the caller down, who is no helper. */
  final Seat<A, S> sitDownAsCaller() {
    Seat<A, S> seat = newSeat(null);
    synchronized (gate) {
      seats.add(seat);
    }
    return seat;
  }

  /** Asks for one more helper, if there is work for it; it asks for the next one in turn. */
  public final void askForHelp() {
    synchronized (gate) {
      if (requested || closed || present >= maxHelpers || !hasWork()) {
        return;
      }
      requested = true;
    }
    request(plan.workers().isPresent());
  }

  /** Asks for a helper; a run fails if its executor will never give it one. */
  final void request(boolean entitled) {
    boolean mayCome = false;
    try {
      mayCome = helpers.request(this, entitled);
    } catch (RejectedExecutionException rejected) {
      if (isWatchedByThisThread()) {
        fail(rejected);
      }
    } catch (OutOfMemoryError noThread) {
      if (cannotGoOnAlone()) {
        fail(noThread);
      }
    }
    if (!mayCome) {
      synchronized (gate) {
        requested = false;
      }
    }
  }

  /**
   * Puts a new piece into the seat. May block while the user's source does.
   *
   * @return false if there is nothing left to acquire, or the thread was interrupted while it
   *     waited for its turn to pull
   */
  final boolean acquire(Seat<A, S> seat) {
    while (true) {
      synchronized (gate) {
        seat.piece = null;
        if (closed) {
          return false;
        }
        if (findPiece(seat)) {
          return true;
        }
        if (!supply.mayBring()) {
          return false;
        }
      }
      if (!refill()) {
        return false;
      }
    }
  }

  /**
   * Puts a new piece into the seat of a caller who has outcomes to take: it waits for nobody, and
   * for the user's source only where there is nothing else to do, or no reason to think it slow.
   *
   * @return false if there is nothing to acquire for now
   */
  final boolean acquireBesides(Seat<A, S> seat, Window outcomes) {
    for (boolean refilled = false; ; refilled = true) {
      synchronized (gate) {
        seat.piece = null;
        if (closed) {
          return false;
        }
        if (findPiece(seat)) {
          return true;
        }
        if (refilled || !mayRefillBesides(outcomes)) {
          return false;
        }
      }
      if (!refill()) {
        return false;
      }
    }
  }

  /** Returns whether {@link #acquireBesides} may bring something now. */
  final boolean mayAcquireBesides(Window outcomes) {
    synchronized (gate) {
      return supply.canTake() || richest() != null || mayRefillBesides(outcomes);
    }
  }

  private boolean mayRefillBesides(Window outcomes) {
    boolean mayBlock = supply.isSlow() && !outcomes.isEmpty();
    return !mayBlock && !supply.isPulling() && supply.mayBring();
  }

  /**
   * Waits for what others have taken at once to be run, and puts into the seat what stands behind
   * an item that takes long.
   *
   * @return false if nothing can be taken over: each worker runs its last item
   */
  final boolean takeOver(Seat<A, S> own) {
    while (true) {
      Seat<A, S> other;
      long seen;
      synchronized (gate) {
        if (closed) {
          return false;
        }
        if (findPiece(own)) {
          return true;
        }
        other = whoHoldsSome(own);
        if (other == null) {
          return false;
        }
        seen = other.behind();
      }
      if (seen == 0 || goesOn(own, other, seen)) {
        continue;
      }
      synchronized (gate) {
        own.piece = other.piece == null ? null : other.takeOver(other.piece);
      }
      if (own.piece != null) {
        return true;
      }
      if (hasElseToDo(own)) {
        return false;
      }
    }
  }

  /**
   * Waits, but not for long, until the worker in another seat has gone on; returns whether it has.
   */
  private boolean goesOn(Seat<A, S> own, Seat<A, S> other, long seen) {
    return spin(TAKES_LONG_NANOS, () -> other.behind() != seen || hasElseToDo(own));
  }

  /** Spins until something is so, but no longer than that; returns whether it is. */
  static boolean spin(long nanos, BooleanSupplier until) {
    long end = System.nanoTime() + nanos;
    while (!until.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  /** Returns whether the run is over for a worker, or a caller has an outcome to take. */
  private boolean hasElseToDo(Seat<A, S> own) {
    return closed
        || (own.helper == null && (caller.isInterrupted() || (window != null && window.isReady())));
  }

  /** Returns another worker's seat who has taken more at once than it runs; under the gate. */
  private @Nullable Seat<A, S> whoHoldsSome(@Nullable Seat<A, S> own) {
    for (Seat<A, S> seat : seats) {
      if (seat != own && seat.behind() != 0) {
        return seat;
      }
    }
    return null;
  }

  /** Puts a piece of the supply into the seat, or half of another seat's; under the gate. */
  private boolean findPiece(Seat<A, S> seat) {
    Piece<A, S> piece = supply.take(Math.max(1, seat.wanted / PARTS_OF_CLAIM));
    if (piece == null) {
      Piece<A, S> richest = richest();
      piece = richest == null ? null : richest.steal();
    }
    seat.piece = piece;
    return piece != null;
  }

  /** Pulls from the source. What was pulled before it threw is still taken one by one. */
  private boolean refill() {
    synchronized (gate) {
      refilling++;
    }
    Throwable broke = null;
    try {
      return supply.refill();
    } catch (Throwable thrown) {
      if (window == null || closed) {
        throw thrown;
      }
      broke = thrown;
      return true;
    } finally {
      synchronized (gate) {
        refilling--;
        if (broke != null) {
          setBroken(broke);
        }
      }
      if (broke != null) {
        wake();
      }
    }
  }

  /**
   * Returns the piece in a seat that can spare most items, or null if there is nothing to steal;
   * under the gate. Tasks whose size the caller has set are not torn apart.
   */
  private @Nullable Piece<A, S> richest() {
    if (plan.itemsPerTask().isPresent()) {
      return null;
    }
    Piece<A, S> richest = null;
    int most = 0;
    for (Seat<A, S> seat : seats) {
      Piece<A, S> piece = seat.piece;
      int spare = piece == null ? 0 : seat.spare(piece);
      if (spare > most) {
        richest = piece;
        most = spare;
      }
    }
    return richest;
  }

  /** Returns whether there may be something to acquire, or to take over; under the gate. */
  public boolean hasWork() {
    return supply.hasMore() || richest() != null || whoHoldsSome(null) != null;
  }

  /** Returns whether a helper in this seat should see to another run. */
  final boolean sliceIsOver(Seat<A, S> seat) {
    return seat.helper != null
        && helpers.othersWait()
        && System.nanoTime() - seat.since > SLICE_NANOS;
  }

  /** Returns whether there may ever be a helper, who takes some of what another worker holds. */
  final boolean mayBeHelped() {
    return maxHelpers > 0;
  }

  /** Returns whether any helper is here; by the time that one acts on it, it may not be so. */
  final boolean isHelped() {
    return helped;
  }

  /** Returns whether no helper is here; under the gate. */
  public final boolean isEmpty() {
    return present == 0;
  }

  /** Returns whether every item that was pulled has been settled and taken, and no more comes. */
  final boolean isDrained(Window outcomes) {
    synchronized (gate) {
      return supply.hasEnded() && refilling == 0 && outcomes.isEmpty();
    }
  }

  /** Returns the seats as they are now. */
  final List<Seat<A, S>> seatsNow() {
    synchronized (gate) {
      return List.copyOf(seats);
    }
  }

  /** Takes and returns all pieces that a worker holds or may acquire. */
  final List<Piece<A, S>> piecesLeft() {
    List<Piece<A, S>> pieces = new ArrayList<>();
    synchronized (gate) {
      for (Seat<A, S> seat : seats) {
        Piece<A, S> piece = seat.piece;
        if (piece != null) {
          pieces.add(piece);
        }
      }
      for (Piece<A, S> piece = supply.take(1); piece != null; piece = supply.take(1)) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Lets nothing be begun any more, by those who have claimed some either; under the gate. */
  @Override
  public final void close() {
    super.close();
    seats.forEach(Seat::stop);
    supply.end();
  }

  @Override
  public final boolean isComplete() {
    synchronized (gate) {
      return supply.isComplete();
    }
  }

  @Override
  protected final void ended() {
    helpers.ended(this);
    if (call.invocation() instanceof Remote<A, S> remote) {
      remote.ended();
    }
  }

  @Override
  protected final void closeSource() {
    supply.close();
  }
}
