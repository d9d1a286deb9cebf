package org.inbatch.engine.async;

import org.inbatch.Engine;
import org.inbatch.engine.Crew.ItemConsumer;

/**
 * The argument sets of a call that were not begun. What is not said to be otherwise is called under
 * the call's gate, and does not block.
 *
 * @param <A> a block of argument sets
 */
abstract sealed class Intake<A> permits KnownIntake, PulledIntake {

  /** Where there is no argument set. */
  static final long NONE = -1;

  static <A> Intake<A> of(Flight<A, ?> flight) {
    return flight.window == null && flight.call.source() instanceof Engine.Known<A> known
        ? new KnownIntake<>(known)
        : new PulledIntake<>(flight);
  }

  /**
   * Copies the next argument set to index 0 of a block if that needs no waiting; returns its
   * position, or {@link #NONE}. By any thread, without the gate.
   */
  abstract long take(A set);

  /**
   * Lets the calling thread pull, which it is then to do; returns false if it must not, or there is
   * nothing to pull.
   */
  abstract boolean mayPull();

  /** Takes back that the calling thread may pull. */
  abstract void doNotPull();

  /**
   * Pulls the next argument set to index 0 of the lane's block and begins it. Blocks while the
   * user's source does; without the gate.
   *
   * @return whether it was begun
   */
  abstract boolean pull(Lane<A, ?> lane);

  /** Returns whether there may be another one now. */
  abstract boolean mayBring();

  /** Returns whether there will never be another one. */
  abstract boolean hasEnded();

  /** Returns whether somebody is in the user's source. */
  abstract boolean isPulling();

  /** Ends the source: nothing more is begun to be pulled. */
  abstract void end();

  /** Lets nothing that is being pulled count any more. */
  abstract void seal();

  /** Returns how many have, or are to have, an outcome. */
  abstract long size();

  /** Returns whether every argument set of the source is among them. */
  abstract boolean isComplete();

  /** Takes all that are there; without the gate. */
  abstract void forEachLeft(ItemConsumer consumer);

  /**
   * Closes the source, without the gate; where a thread is stuck in it, that one closes it when it
   * comes back. Throws what the user's source throws.
   */
  abstract void close();
}
