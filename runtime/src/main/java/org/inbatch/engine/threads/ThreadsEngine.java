package org.inbatch.engine.threads;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.inbatch.Engine;
import org.inbatch.Parallelism;
import org.inbatch.engine.Beginnings;
import org.inbatch.engine.GuardedCursor;
import org.inbatch.engine.Remote;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * Runs items on platform threads of this JVM: on the pool's, or on those of an executor that the
 * user gave, and on the caller's.
 */
public final class ThreadsEngine implements Engine {

  /** So many blocks are ahead of post at most, or two a worker where that is more. */
  private static final int MOST_BLOCKS = 16;

  private static final ThreadsEngine SHARED = on(WorkerPool.INSTANCE);

  private static final ThreadsEngine ON_PLATFORM_THREADS =
      new ThreadsEngine(
          () -> WorkerPool.INSTANCE, WorkerPool.DAEMONS, false, ThreadsEngine::numThreads);

  private static final ThreadsEngine OF_DRIVERS =
      new ThreadsEngine(
          () -> WorkerPool.DRIVERS,
          WorkerPool.DAEMONS,
          false,
          () -> Parallelism.current().numProcs());

  private final Supplier<Helpers> helpers;

  /** How many workers a call has that does not say so itself. */
  private final IntSupplier configured;

  /** Makes the threads that watch over calls whose callers are elsewhere. */
  private final ThreadFactory watchers;

  /** Whether a caller on a virtual thread runs items too. */
  private final boolean virtualCallersWork;

  private ThreadsEngine(
      Supplier<Helpers> helpers,
      ThreadFactory watchers,
      boolean virtualCallersWork,
      IntSupplier configured) {
    this.helpers = helpers;
    this.configured = configured;
    this.watchers = watchers;
    this.virtualCallersWork = virtualCallersWork;
  }

  /** Returns the engine on the pool of this JVM. */
  public static ThreadsEngine shared() {
    return SHARED;
  }

  /**
   * Returns the engine on the pool of this JVM that runs no item on a virtual thread: such a caller
   * waits.
   */
  public static ThreadsEngine onPlatformThreads() {
    return ON_PLATFORM_THREADS;
  }

  /**
   * Returns the engine for calls whose items run {@linkplain Remote elsewhere}: each of its threads
   * has one worker there run them, and waits.
   */
  public static ThreadsEngine ofDrivers() {
    return OF_DRIVERS;
  }

  /** Returns an engine on the pool. */
  static ThreadsEngine on(WorkerPool pool) {
    return on(pool, WorkerPool.DAEMONS);
  }

  /** Returns an engine on the pool, with another maker of threads that watch over calls. */
  static ThreadsEngine on(WorkerPool pool, ThreadFactory watchers) {
    return new ThreadsEngine(() -> pool, watchers, true, ThreadsEngine::numThreads);
  }

  /** Returns an engine on the executor, which it neither owns nor shuts down. */
  public static ThreadsEngine on(ExecutorService executor) {
    Objects.requireNonNull(executor, "executor");
    return new ThreadsEngine(
        () -> new ExecutorHelpers(executor), WorkerPool.DAEMONS, true, ThreadsEngine::numThreads);
  }

  @Override
  public <A, S> Collected<S> run(Call<A, S> call) {
    Beginnings.refuseIfInterrupted(call);
    return Beginnings.isEmpty(call) ? Beginnings.empty(call) : newRun(call).run();
  }

  @Override
  public <A> Cursor stream(Call<A, @Nullable Object[]> call) {
    Beginnings.refuseIfInterrupted(call);
    if (Beginnings.isEmpty(call)) {
      return Beginnings.emptyCursor(call);
    }
    try {
      int workers = workers(call);
      Window window = new Window(Math.max(MOST_BLOCKS, 2 * workers));
      if (callerWorks(call)) {
        return new FreeCursor<>(freeRun(call, workers, window), window);
      }
      GuardedRun<A, @Nullable Object[]> run =
          new GuardedRun<>(call, helpers.get(), workers, window);
      run.failWhileOverrun();
      return new GuardedCursor<>(run.guard, watchers);
    } catch (Throwable noRoom) {
      throw Beginnings.closing(call, noRoom);
    }
  }

  private <A, S> Run<A, S> newRun(Call<A, S> call) {
    try {
      int workers = workers(call);
      return callerWorks(call)
          ? freeRun(call, workers, null)
          : new GuardedRun<>(call, helpers.get(), workers, null);
    } catch (Throwable noRoom) {
      throw Beginnings.closing(call, noRoom);
    }
  }

  private <A, S> FreeRun<A, S> freeRun(Call<A, S> call, int workers, @Nullable Window window) {
    return call.invocation() instanceof Remote<A, S> remote
        ? new RemoteRun<>(call, remote, helpers.get(), workers, window)
        : new FreeRun<>(call, helpers.get(), workers, window);
  }

  private boolean callerWorks(Call<?, ?> call) {
    return !call.plan().mayCancel() && (virtualCallersWork || !Thread.currentThread().isVirtual());
  }

  private static int numThreads() {
    return Parallelism.current().numThreads();
  }

  private int workers(Call<?, ?> call) {
    int wanted = call.plan().workers().orElseGet(configured);
    return call.source() instanceof Known<?> known ? Math.min(wanted, known.size()) : wanted;
  }
}
