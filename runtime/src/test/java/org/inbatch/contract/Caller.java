package org.inbatch.contract;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the test's own that makes one call, for tests that go on while the call runs or that
 * interrupt its caller.
 */
final class Caller<T extends @Nullable Object> {

  /**
   * How a call ended: with a value or a throwable, and the caller's interrupt flag at that moment.
   */
  record Ending<T extends @Nullable Object>(
      @Nullable T value, @Nullable Throwable thrown, boolean interrupted) {

    /** Returns the value of a call that returned normally. */
    @SuppressWarnings("NullAway") // null only where T is nullable
    T returned() {
      if (thrown != null) {
        throw new AssertionError("the call threw", thrown);
      }
      return value;
    }
  }

  private final FutureTask<Ending<T>> ending;
  private final Thread thread;

  private Caller(Callable<? extends T> call) {
    ending = new FutureTask<>(() -> endingOf(call));
    thread = Thread.ofPlatform().daemon().name("caller of a contract test").start(ending);
  }

  /** Starts a thread that makes the call. */
  static <T extends @Nullable Object> Caller<T> of(Callable<? extends T> call) {
    return new Caller<>(call);
  }

  private static <T extends @Nullable Object> Ending<T> endingOf(Callable<? extends T> call) {
    try {
      T value = call.call();
      return new Ending<>(value, null, Thread.currentThread().isInterrupted());
    } catch (Throwable thrown) {
      return new Ending<>(null, thrown, Thread.currentThread().isInterrupted());
    }
  }

  void interrupt() {
    thread.interrupt();
  }

  Thread thread() {
    return thread;
  }

  /** Waits for the call to end; the test's own limit is the limit. */
  Ending<T> ending() throws Exception {
    return ending.get(10, TimeUnit.MINUTES);
  }
}
