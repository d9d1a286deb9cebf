package org.inbatch.engine.async;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.inbatch.engine.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Where items are in flight, one after the other: each on a virtual thread of its own, or as a
 * stage that somebody else completes.
 */
final class Lane<A, S> extends Cell<A, S> implements Runnable {

  private final Flight<A, S> flight;

  /** Who runs the item, or begins its stage; guarded by this. */
  private @Nullable Thread thread;

  /** What the item has become; guarded by this. */
  private @Nullable CompletionStage<?> stage;

  private volatile boolean left;

  /** Whether nothing was in flight here yet; who runs an item asks. */
  private boolean isNew = true;

  Lane(Flight<A, S> flight) {
    super(flight.call);
    this.flight = flight;
  }

  /** Sees to the next item of this lane, on a thread that was started for it. */
  @Override
  public void run() {
    flight.fly(this);
  }

  /** Returns whether this is the first item of the lane, the first time that it is asked. */
  boolean isNew() {
    boolean was = isNew;
    isNew = false;
    return was;
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
    } else {
      flight.cancel(Objects.requireNonNull(stage, "stage"));
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
