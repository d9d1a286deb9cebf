package org.inbatch.engine.async;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.inbatch.Engine;
import org.inbatch.engine.Cell;
import org.inbatch.engine.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Where items are in flight, one after the other: each on a virtual thread of its own, or as a
 * stage that somebody else completes.
 */
final class Lane<A, S> extends Cell<A, S> implements Runnable {

  /** The call, until the stage of the item is given up; changed under the monitor. */
  private @Nullable Flight<A, S> flight;

  /** Who runs the item, or begins its stage; guarded by this. */
  private @Nullable Thread thread;

  /** What the item has become; guarded by this. */
  private @Nullable CompletionStage<?> stage;

  private volatile boolean left;

  /** Whether nothing was in flight here yet. */
  private boolean isNew = true;

  Lane(Flight<A, S> flight) {
    super(flight.call);
    this.flight = flight;
  }

  /** Sees to the next item of this lane, on a thread that was started for it. */
  @Override
  public void run() {
    Objects.requireNonNull(flight, "flight").fly(this);
  }

  /** Returns whether whoever has begun an item here is to open another lane: the first one is. */
  boolean opensAnother() {
    boolean first = isNew;
    isNew = false;
    return first;
  }

  /** Takes note that the calling thread sees to the next item; under the monitor. */
  void board() {
    thread = Thread.currentThread();
    stage = null;
  }

  /**
   * Takes note that the item goes on without a thread: what is to be cancelled is now the stage, at
   * once where the item was given up meanwhile.
   */
  synchronized void goesOnAs(CompletionStage<?> begun) {
    clearInterrupt();
    thread = null;
    stage = begun;
    if (state() == State.DISMISSED || isCancelled()) {
      interrupt();
    }
  }

  @Override
  protected void interrupt() {
    if (thread != null) {
      thread.interrupt();
      return;
    }
    Objects.requireNonNull(flight, "flight").cancel(Objects.requireNonNull(stage, "stage"));
    if (state() == State.DISMISSED) {
      // Whoever keeps a stage that never completes keeps nothing of the call.
      flight = null;
    }
  }

  /** Takes note of how the stage of the item ended. */
  void land(Engine.Staged<A, S> item, @Nullable Object value, @Nullable Throwable thrown) {
    Flight<A, S> call;
    synchronized (this) {
      call = flight;
    }
    if (call == null) {
      leave();
    } else {
      call.land(this, thrown == null ? put(item, value) : Stages.rootCause(thrown));
    }
  }

  /** Puts the value of the stage into its slot; returns why it does not fit, if it does not. */
  private @Nullable Throwable put(Engine.Staged<A, S> item, @Nullable Object value) {
    try {
      item.land(value, slot, 0);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  /** A stage may be completed by any thread, whose interrupts are its own. */
  @Override
  protected void clearInterrupt() {
    if (thread == Thread.currentThread()) {
      super.clearInterrupt();
    }
  }

  /** Takes note that nothing of the item runs any more. */
  void leave() {
    left = true;
  }

  @Override
  public boolean hasLeft() {
    return left;
  }
}
