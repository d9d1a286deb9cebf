package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Engine;
import org.inbatch.Parallelism;
import org.inbatch.Progress;
import org.inbatch.engine.Sneaky;
import org.jspecify.annotations.Nullable;

/**
 * Runs items on platform threads of this JVM: on the pool's, or on those of an executor that the
 * user gave, and on the caller's.
 */
public final class ThreadsEngine implements Engine {

  private static final ThreadsEngine SHARED = on(WorkerPool.INSTANCE);

  private static final ThreadsEngine ON_PLATFORM_THREADS =
      new ThreadsEngine(() -> WorkerPool.INSTANCE, WorkerPool.DAEMONS, false);

  private final Supplier<Helpers> helpers;

  /** Makes the threads that watch over calls whose callers are elsewhere. */
  private final ThreadFactory watchers;

  /** Whether a caller on a virtual thread runs items too. */
  private final boolean virtualCallersWork;

  private ThreadsEngine(
      Supplier<Helpers> helpers, ThreadFactory watchers, boolean virtualCallersWork) {
    this.helpers = helpers;
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

  /** Returns an engine on the pool. */
  static ThreadsEngine on(WorkerPool pool) {
    return on(pool, WorkerPool.DAEMONS);
  }

  /** Returns an engine on the pool, with another maker of threads that watch over calls. */
  static ThreadsEngine on(WorkerPool pool, ThreadFactory watchers) {
    return new ThreadsEngine(() -> pool, watchers, true);
  }

  /** Returns an engine on the executor, which it neither owns nor shuts down. */
  public static ThreadsEngine on(ExecutorService executor) {
    Objects.requireNonNull(executor, "executor");
    return new ThreadsEngine(() -> new ExecutorHelpers(executor), WorkerPool.DAEMONS, true);
  }

  @Override
  public <A, S> Collected<S> run(Call<A, S> call) {
    refuseIfInterrupted(call);
    if (isEmpty(call)) {
      return empty(call);
    }
    return newRun(call).run();
  }

  @Override
  public <A> Cursor stream(Call<A, @Nullable Object[]> call) {
    refuseIfInterrupted(call);
    try {
      int workers = Math.max(1, workers(call));
      Window window = new Window(workers);
      return isEmpty(call) || callerWorks(call)
          ? new FreeCursor<>(new FreeRun<>(call, helpers.get(), workers, window), window)
          : new GuardedCursor<>(
              new GuardedRun<>(call, helpers.get(), workers, window), window, watchers);
    } catch (Throwable noRoom) {
      throw closing(call, noRoom);
    }
  }

  private static boolean isEmpty(Call<?, ?> call) {
    return call.source() instanceof Known<?> known && known.size() == 0;
  }

  private static void refuseIfInterrupted(Call<?, ?> call) {
    if (Thread.currentThread().isInterrupted()) {
      throw closing(
          call,
          new BatchInterruptedException(
              "%s was called by an interrupted thread; nothing was run".formatted(call.action())));
    }
  }

  private <A, S> Run<A, S> newRun(Call<A, S> call) {
    try {
      int workers = workers(call);
      return callerWorks(call)
          ? new FreeRun<>(call, helpers.get(), workers, null)
          : new GuardedRun<>(call, helpers.get(), workers, null);
    } catch (Throwable noRoom) {
      throw closing(call, noRoom);
    }
  }

  private boolean callerWorks(Call<?, ?> call) {
    return !call.plan().mayCancel() && (virtualCallersWork || !Thread.currentThread().isVirtual());
  }

  private static int workers(Call<?, ?> call) {
    int wanted = call.plan().workers().orElseGet(() -> Parallelism.current().numThreads());
    return call.source() instanceof Known<?> known ? Math.min(wanted, known.size()) : wanted;
  }

  /** Closes the source of a call that cannot begin, and throws the reason. */
  private static RuntimeException closing(Call<?, ?> call, Throwable reason) {
    try {
      call.source().close();
    } catch (Throwable thrown) {
      reason.addSuppressed(thrown);
    }
    throw Sneaky.rethrow(reason);
  }

  private static <A, S> Collected<S> empty(Call<A, S> call) {
    call.source().close();
    call.plan()
        .progress()
        .ifPresent(listener ->
            listener.onProgress(
                new Progress(call.action(), 0, 0, OptionalLong.of(0), Duration.ZERO, true)));
    return new Collected<>(call.newSlots(0), 0, List.of(), true);
  }
}
