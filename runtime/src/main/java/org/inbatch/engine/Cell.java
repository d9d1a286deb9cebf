package org.inbatch.engine;

import org.inbatch.Engine;

/**
 * Where a worker runs the items of a guarded call, one at a time: an item that is given up never
 * writes to what the call returns.
 *
 * <pre>
 *   IDLE ──begin──► RUNNING ──end──► IDLE
 *    │ ▲               │
 *    │ └─ PULLING ◄─┐  │ given up: what the worker does from now on is nobody's
 *    └──────────────┘  ▼
 *                  DISMISSED
 * </pre>
 *
 * <p>Everything but the contents of the two arrays is guarded by the cell's monitor. An interrupt
 * is sent, under it, only in the state that it is for, and cleared when that state is left.
 */
public abstract class Cell<A, S> {

  /** What the worker does. */
  public enum State {
    IDLE,
    PULLING,
    RUNNING,
    DISMISSED
  }

  /** The argument set of the item, alone in its block. */
  public final A set;

  /** Where the item puts its value, at index 0. */
  public final S slot;

  private State state = State.IDLE;
  private long position;
  private int attempts;
  private long begunAt;

  /** Whether the item was interrupted because the call is being ended. */
  private boolean cancelled;

  /** Whether it matters when an attempt began. */
  private final boolean timed;

  protected Cell(Engine.Call<A, S> call) {
    this.set = call.source().newBlock(1);
    this.slot = call.newSlots(1);
    this.timed = call.plan().itemTimeout().isPresent();
  }

  /** Interrupts what the worker does. */
  protected abstract void interrupt();

  /** Clears an interrupt that came for what the worker has done until now. */
  protected void clearInterrupt() {
    Thread.interrupted();
  }

  /** Returns whether the worker has left, dismissed or not. */
  public abstract boolean hasLeft();

  public final State state() {
    return state;
  }

  public final long position() {
    return position;
  }

  /** Returns how often the item was begun. */
  public final int attempts() {
    return attempts;
  }

  /** Returns when the attempt began, by {@code System.nanoTime()}; under the monitor. */
  protected long begunAt() {
    return begunAt;
  }

  /** Returns whether the item was interrupted because the call is being ended. */
  protected final boolean isCancelled() {
    return cancelled;
  }

  /** Begins to wait for the user's source. */
  public final void pull() {
    state = State.PULLING;
  }

  /** Begins an attempt at the item in the cell. */
  public final void begin(long itemPosition, int attempt) {
    state = State.RUNNING;
    position = itemPosition;
    attempts = attempt;
    if (timed) {
      begunAt = System.nanoTime();
    }
  }

  /**
   * Leaves PULLING or RUNNING; returns false if the worker was dismissed meanwhile, or, as a stage
   * may end more than once, has done so before.
   */
  public final boolean backToIdle() {
    clearInterrupt();
    if (!isBusy()) {
      return false;
    }
    state = State.IDLE;
    return true;
  }

  private boolean isBusy() {
    return state == State.RUNNING || state == State.PULLING;
  }

  /** Interrupts the worker and lets it go: what it does from now on is nobody's. */
  final void dismiss() {
    boolean busy = isBusy();
    state = State.DISMISSED;
    if (busy) {
      interrupt();
    }
  }

  /** Interrupts the item because the call is being ended, and waits for it. */
  final void cancel() {
    if (!cancelled) {
      cancelled = true;
      interrupt();
    }
  }
}
