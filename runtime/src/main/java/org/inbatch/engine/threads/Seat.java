package org.inbatch.engine.threads;

import java.util.function.BooleanSupplier;
import org.inbatch.Engine;
import org.inbatch.engine.Session;
import org.jspecify.annotations.Nullable;

/**
 * The place of a worker in a run: the piece it works off, which others may steal from, and the way
 * to interrupt it. The monitor of a seat guards what is said to be guarded by it.
 */
class Seat<A, S> {

  /** The helper; null for the caller's own seat. */
  final @Nullable Helper helper;

  /** What runs the items: a {@link Session} where that is not this thread. */
  final Engine.Invocation<A, S> invocation;

  /** When the worker sat down, by {@code System.nanoTime()}. */
  final long since = System.nanoTime();

  /** What the worker holds. */
  volatile @Nullable Piece<A, S> piece;

  /** What the worker has taken of its piece at once. */
  final Claim claim = new Claim();

  /** How many items the worker would take at once by what they cost so far; its own. */
  int wanted = 1;

  /** Whether the worker has left; guarded by this. */
  private boolean left;

  Seat(@Nullable Helper helper, Engine.Invocation<A, S> invocation) {
    this.helper = helper;
    this.invocation = invocation;
  }

  /** Interrupts the worker, if it is a helper that is still here. */
  final synchronized void interrupt() {
    if (helper != null && !left) {
      helper.interrupt();
    }
  }

  /** Leaves: no interrupt comes after this, and one that came is cleared. */
  final void leave() {
    if (invocation instanceof Session<A, S> session) {
      session.release();
    }
    synchronized (this) {
      left = true;
      if (helper != null) {
        Thread.interrupted();
      }
    }
  }

  /** Returns whether the worker has left, or what it runs elsewhere has been ended. */
  final synchronized boolean hasLeft() {
    return left || (invocation instanceof Session<A, S> session && session.isAbandoned());
  }

  /**
   * Sees to it that the worker can run items. Blocks until it can, while that is wanted.
   *
   * @return false if it is not wanted any more, or the thread was interrupted; its flag is then set
   */
  final boolean isReady(BooleanSupplier wanted) throws Session.BrokenException {
    return !(invocation instanceof Session<A, S> session) || session.hire(wanted);
  }

  /** Returns when the item began that was taken at the given time; under the cell's monitor. */
  final long begunAt(long taken) {
    return invocation instanceof Session<A, S> session ? session.begunAt(taken) : taken;
  }

  /** Ends what the worker runs elsewhere; what runs here goes on. */
  final void abandon() {
    if (invocation instanceof Session<A, S> session) {
      session.abandon();
    }
  }

  /** Returns how many items of its piece others may steal; under the run's gate. */
  int spare(Piece<A, S> piece) {
    return piece.size();
  }

  // What the worker has taken at once and not begun, as others see it; under the run's gate.

  /**
   * Returns what tells whether the worker has gone on: the same number, if it has not, and 0 if
   * nothing stands behind the item that it runs.
   */
  long behind() {
    return claim.behind();
  }

  /** Takes over what stands behind the worker's item, from its piece; null if nothing. */
  @Nullable Piece<A, S> takeOver(Piece<A, S> from) {
    return claim.takeOver(from);
  }

  /** Lets the worker begin nothing any more. */
  void stop() {
    claim.stop();
  }
}
