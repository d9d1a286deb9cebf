package org.inbatch.engine.threads;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a call that nothing has to end early: while the next one is missing, the caller
 * runs items itself.
 */
final class FreeCursor<A> implements Engine.Cursor {

  private final FreeRun<A, @Nullable Object[]> run;
  private final Window window;
  private final Seat<A, @Nullable Object[]> own;
  private boolean ended;

  FreeCursor(FreeRun<A, @Nullable Object[]> run, Window window) {
    this.run = run;
    this.window = window;
    run.begin();
    this.own = run.sitDownAsCaller();
    run.askForHelp();
  }

  @Override
  public @Nullable Outcome<?> next() {
    while (!ended) {
      heedInterrupt();
      Outcome<?> outcome = window.poll();
      if (outcome != null) {
        if (window.hasMadeRoom()) {
          run.askForHelp();
        }
        return outcome;
      }
      if (run.isClosed()) {
        cancel();
      } else if (run.isDrained(window)) {
        ended = true;
        run.finish(window.taken());
      } else if (!workOn()) {
        await();
      }
    }
    return null;
  }

  /** Runs some items, until the next outcome is there; returns false if there are none to run. */
  private boolean workOn() {
    Piece<A, @Nullable Object[]> piece = own.piece;
    if ((piece == null || piece.size() == 0)
        && !run.acquireBesides(own, window)
        && !run.takeOver(own)) {
      return false;
    }
    run.askForHelp();
    run.workOff(Objects.requireNonNull(own.piece), own);
    return true;
  }

  /** Waits for the next outcome, spinning at first, or for something to run. */
  private void await() {
    if (Run.spin(FreeRun.SPIN_NANOS, window::isReady)) {
      return;
    }
    run.helpers.beginWait();
    try {
      window.await(this::mayGoOn);
    } finally {
      run.helpers.endWait();
    }
  }

  private boolean mayGoOn() {
    return run.isClosed() || run.mayAcquireBesides(window) || run.isDrained(window);
  }

  private void heedInterrupt() {
    if (Thread.interrupted()) {
      ended = true;
      run.giveUp();
    }
  }

  /** Ends the run because something broke it, which is thrown. */
  private void cancel() {
    cancelWhatRuns();
    ended = true;
    run.finish(window.taken());
  }

  @Override
  public boolean isComplete() {
    return run.isComplete();
  }

  @Override
  public void end() {
    if (!ended) {
      cancelWhatRuns();
      ended = true;
      run.abandon();
    }
  }

  /** Interrupts what helpers run, and waits until they have left. */
  private void cancelWhatRuns() {
    synchronized (run.gate) {
      run.close();
      run.seatsNow().forEach(Seat::interrupt);
    }
    run.helpers.beginWait();
    try {
      while (true) {
        heedInterrupt();
        synchronized (run.gate) {
          if (run.isEmpty()) {
            return;
          }
        }
        LockSupport.park(this);
      }
    } finally {
      run.helpers.endWait();
    }
  }
}
