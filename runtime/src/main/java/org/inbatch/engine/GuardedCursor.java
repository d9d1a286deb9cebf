package org.inbatch.engine;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a call that something may have to end early: others run its items, and a thread
 * of its own {@linkplain Watch watches} over them and over the clock, also while post is busy.
 */
public final class GuardedCursor<A, C extends Cell<A, @Nullable Object[]>>
    implements Engine.Cursor {

  private final Guard<A, @Nullable Object[], C> guard;
  private final CallRun<A, @Nullable Object[]> run;
  private final Crew<C> crew;
  private final Window window;
  private final Thread watcher;

  /** Whether the watcher is done, and what it threw. */
  private volatile boolean over;

  private volatile @Nullable Throwable thrown;

  private boolean ended;

  /**
   * Begins the call.
   *
   * @param watchers makes the thread that watches
   */
  public GuardedCursor(Guard<A, @Nullable Object[], C> guard, ThreadFactory watchers) {
    this.guard = guard;
    this.run = guard.run;
    this.crew = guard.crew;
    this.window = Objects.requireNonNull(run.window, "window");
    this.watcher = watchers.newThread(this::watch);
    watcher.setName("inbatch-watch " + run.action());
    guard.watchFrom(watcher);
    // First: where it cannot be started, nothing is under way.
    watcher.start();
    run.begin();
    crew.askForHelp();
  }

  private void watch() {
    try {
      new Watch<>(guard).keep();
    } catch (Throwable broken) {
      thrown = broken;
    } finally {
      over = true;
      run.wake();
    }
  }

  @Override
  public @Nullable Outcome<?> next() {
    while (!ended) {
      if (Thread.interrupted()) {
        giveUp();
      }
      boolean noMoreComes = over;
      Outcome<?> outcome = window.poll();
      if (outcome != null) {
        if (window.hasMadeRoom()) {
          crew.askForHelp();
          run.wake();
        }
        return outcome;
      }
      if (!noMoreComes) {
        await();
        continue;
      }
      if (!settleUnpulled()) {
        finish();
      }
    }
    return null;
  }

  private void await() {
    crew.beginWait();
    try {
      window.await(() -> over);
    } finally {
      crew.endWait();
    }
  }

  /**
   * Gives the next argument set its outcome if it was there all the time, but not pulled before the
   * call ended early; returns whether it did.
   */
  private boolean settleUnpulled() {
    if (thrown != null
        || run.isBroken()
        || !(run.call.source() instanceof Engine.Known<A> known)
        || window.taken() == known.size()) {
      return false;
    }
    long position = window.taken();
    Object item = known.item(known.block(), (int) position);
    window.open(position, 1);
    if (guard.hasFailedFast()) {
      run.failures.cancelled(position, item);
    } else {
      run.failures.timedOut(position, item, run.plan.timeout().orElseThrow());
    }
    return true;
  }

  /** Ends what is around the run, once the watcher is done; throws what broke it. */
  private void finish() {
    ended = true;
    Throwable broken = thrown;
    if (broken != null) {
      throw Sneaky.rethrow(broken);
    }
    run.finish(window.taken());
  }

  @Override
  public boolean isComplete() {
    return run.call.source() instanceof Engine.Known || run.isComplete();
  }

  @Override
  public void end() {
    if (ended) {
      return;
    }
    guard.endEarly();
    crew.beginWait();
    try {
      watcher.join();
    } catch (InterruptedException interrupt) {
      giveUp();
    } finally {
      crew.endWait();
    }
    ended = true;
    run.abandon();
  }

  /** Ends the run because its caller was interrupted. */
  private void giveUp() {
    ended = true;
    watcher.interrupt();
    while (!over) {
      LockSupport.park(this);
      // Set again below.
      Thread.interrupted();
    }
    Throwable how = thrown != null ? thrown : run.interrupted(0, null);
    run.caller.interrupt();
    throw Sneaky.rethrow(how);
  }
}
