package org.inbatch.engine.threads;

import java.util.Objects;
import org.inbatch.Engine;

/**
 * The seat of a worker whose items may be ended: it runs one at a time, in a cell of its own, so
 * that an item which is given up never writes to what the call returns.
 *
 * <pre>
 *   IDLE ──begin──► RUNNING ──end──► IDLE
 *    │ ▲               │
 *    │ └─ PULLING ◄─┐  │ given up: the worker has no seat any more
 *    └──────────────┘  ▼
 *                  DISMISSED
 * </pre>
 *
 * <p>Everything but the cells' contents is guarded by the seat's monitor. An interrupt is sent,
 * under it, only in the state that it is for, and cleared when that state is left.
 */
final class GuardedSeat<A, S> extends Seat<A, S> {

  /** What the worker does. */
  enum State {
    IDLE,
    PULLING,
    RUNNING,
    DISMISSED
  }

  /** The argument set of the item, alone in its block. */
  final A set;

  /** Where the item puts its value, at index 0. */
  final S slot;

  State state = State.IDLE;
  long position;
  int attempts;
  long begunAt;

  /** Whether the item was interrupted because the call is being ended. */
  boolean cancelled;

  GuardedSeat(Helper helper, Engine.Call<A, S> call) {
    super(helper);
    this.set = call.source().newBlock(1);
    this.slot = call.newSlots(1);
  }

  /** Begins an attempt at the item in the cell. */
  void begin(long itemPosition, int attempt) {
    state = State.RUNNING;
    position = itemPosition;
    attempts = attempt;
    begunAt = System.nanoTime();
  }

  /**
   * Leaves PULLING or RUNNING, unless the worker was dismissed meanwhile; returns whether it was
   * not.
   */
  boolean backToIdle() {
    // Whatever interrupt came was for the state that ends here.
    Thread.interrupted();
    if (state == State.DISMISSED) {
      return false;
    }
    state = State.IDLE;
    return true;
  }

  /** Interrupts the worker and lets it go: what it does from now on is nobody's. */
  void dismiss() {
    if (state == State.RUNNING || state == State.PULLING) {
      Objects.requireNonNull(helper).interrupt();
    }
    state = State.DISMISSED;
  }

  /** Interrupts the item because the call is being ended, and waits for it. */
  void cancel() {
    if (!cancelled) {
      cancelled = true;
      Objects.requireNonNull(helper).interrupt();
    }
  }
}
