package org.inbatch.engine.async;

import java.util.concurrent.ThreadFactory;
import org.inbatch.Engine;
import org.inbatch.engine.Beginnings;
import org.inbatch.engine.GuardedCursor;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * Runs each item on a virtual thread of its own, or lets it be a stage that somebody else
 * completes; the caller waits.
 */
public final class AsyncEngine implements Engine {

  /** The engine; it has no state. */
  public static final AsyncEngine INSTANCE = new AsyncEngine();

  /** So many items are in flight at most where the call does not say otherwise. */
  private static final int LOOK_AHEAD = 1024;

  /**
   * Makes the threads that watch over calls whose callers are elsewhere: no virtual ones, which an
   * item that keeps its core busy may hold up.
   */
  private static final ThreadFactory WATCHERS =
      Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).factory();

  private AsyncEngine() {}

  @Override
  public <A, S> Collected<S> run(Call<A, S> call) {
    Beginnings.refuseIfInterrupted(call);
    return Beginnings.isEmpty(call) ? Beginnings.empty(call) : newFlight(call).guard.run();
  }

  @Override
  public <A> Cursor stream(Call<A, @Nullable Object[]> call) {
    Beginnings.refuseIfInterrupted(call);
    if (Beginnings.isEmpty(call)) {
      return Beginnings.emptyCursor(call);
    }
    int lanes = mostLanes(call);
    // Half of them may wait to be taken while as many are in flight.
    long most = Math.max(LOOK_AHEAD, 2L * lanes);
    try {
      Window window = new Window((int) Math.min(Integer.MAX_VALUE, most));
      return new GuardedCursor<>(new Flight<>(call, lanes, window).guard, WATCHERS);
    } catch (Throwable noRoom) {
      throw Beginnings.closing(call, noRoom);
    }
  }

  private static <A, S> Flight<A, S> newFlight(Call<A, S> call) {
    try {
      return new Flight<>(call, mostLanes(call), null);
    } catch (Throwable noRoom) {
      throw Beginnings.closing(call, noRoom);
    }
  }

  private static int mostLanes(Call<?, ?> call) {
    return call.plan().workers().orElse(LOOK_AHEAD);
  }
}
