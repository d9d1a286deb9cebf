package org.inbatch.engine.threads;

import org.jspecify.annotations.Nullable;

/**
 * The place of a worker in a run: the piece it works off, which others may steal from, and the way
 * to interrupt it. The monitor of a seat guards what is said to be guarded by it.
 */
class Seat<A, S> {

  /** The helper; null for the caller's own seat. */
  final @Nullable Helper helper;

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

  Seat(@Nullable Helper helper) {
    this.helper = helper;
  }

  /** Interrupts the worker, if it is a helper that is still here. */
  final synchronized void interrupt() {
    if (helper != null && !left) {
      helper.interrupt();
    }
  }

  /** Leaves: no interrupt comes after this, and one that came is cleared. */
  final synchronized void leave() {
    left = true;
    if (helper != null) {
      Thread.interrupted();
    }
  }

  /** Returns whether the worker has left. */
  final synchronized boolean hasLeft() {
    return left;
  }
}
