package org.inbatch.engine.threads;

import java.util.ArrayDeque;
import java.util.Deque;
import org.inbatch.Engine;
import org.inbatch.engine.PulledKnown;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * The items of a call that no worker holds: pieces that wait to be taken, and a source that may
 * have more. All methods but {@link #refill()} are called under the run's gate, and none of them
 * blocks.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
abstract sealed class Supply<A, S> permits KnownSupply, LazySupply {

  /** Pieces that a worker gave back, when it left or was found to overrun a deadline. */
  private final Deque<Piece<A, S>> returned = new ArrayDeque<>();

  /** Returns the supply of a call whose workers meet at the gate. */
  static <A, S> Supply<A, S> of(
      Engine.Call<A, S> call, Object gate, int workers, boolean shared, @Nullable Window window) {
    if (window != null) {
      return new LazySupply<>(call, PulledKnown.of(call.source()), gate, shared, window);
    }
    return switch (call.source()) {
      case Engine.Known<A> known -> new KnownSupply<>(call, known, workers, shared);
      case Engine.Lazy<A> lazy -> new LazySupply<>(call, lazy, gate, shared, null);
    };
  }

  /**
   * Takes a piece, or returns null if none is there.
   *
   * @param least fewer items than that are not worth coming for; at least 1
   */
  final @Nullable Piece<A, S> take(int least) {
    Piece<A, S> piece = returned.poll();
    return piece != null ? piece : takeNew(least);
  }

  /** Returns whether {@link #take} would bring a piece. */
  boolean canTake() {
    return !returned.isEmpty();
  }

  /** Takes a piece that nobody has held yet, or returns null if none is there. */
  abstract @Nullable Piece<A, S> takeNew(int least);

  /** Gives back what is left of a piece. */
  final void giveBack(Piece<A, S> piece) {
    if (piece.size() > 0) {
      returned.add(piece);
    }
  }

  /** Returns whether something can be taken, or may be after a {@link #refill()}. */
  boolean hasMore() {
    return !returned.isEmpty() || mayBring();
  }

  /** Returns whether {@link #takeNew} may bring a piece, now or after a {@link #refill()}. */
  abstract boolean mayBring();

  /**
   * Pulls from the source, not under the gate. May block while the user's source does, and throws
   * what that throws.
   *
   * @return false if the thread was interrupted while it waited for its turn to pull; its flag is
   *     set
   */
  abstract boolean refill();

  /** Ends the source: nothing more is pulled. What is being pulled counts until {@link #seal()}. */
  abstract void end();

  /** Returns whether a worker is in the user's source. */
  abstract boolean isPulling();

  /** Lets nothing that was being pulled when the source was ended count any more. */
  abstract void seal();

  /** Returns whether nothing will ever be taken any more but what a worker gives back. */
  abstract boolean hasEnded();

  /** Returns whether the user's source was slow when it was pulled last. */
  abstract boolean isSlow();

  /** Returns how many items have, or are to have, an outcome. */
  abstract long size();

  /** Returns whether every argument set of the source is among them. */
  abstract boolean isComplete();

  /** Returns all values in one array, for a call whose pieces have slots. */
  abstract S values();

  /**
   * Closes the source, not under the gate; where a worker is stuck in it, that one closes it when
   * it comes back. Throws what the user's source throws.
   */
  abstract void close();
}
