package org.inbatch.benchmarks;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Light calls before heavier ones are timed. A JVM compiles for good what was called some ten
 * thousand times; calls of milliseconds do not come so often in a warm-up of seconds.
 */
public final class LightCalls {

  private static final int CALLS = 20_000;
  private static final long LONGEST_NANOS = 3_000_000_000L;

  private LightCalls() {}

  /**
   * A call that is made.
   *
   * @param <X> what it throws
   */
  public interface Light<X extends Throwable> {

    /** Makes it. */
    void call() throws X;
  }

  /** Makes a light call many times over, but not for long. */
  public static <X extends Throwable> void make(Light<X> light) throws X {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS && System.nanoTime() - start < LONGEST_NANOS; i++) {
      light.call();
    }
  }

  /** Does so by several threads at once. */
  static void make(int callers, Callable<?> light) throws Exception {
    Callable<@Nullable Void> caller =
        () -> {
          make(light::call);
          return null;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      for (Future<?> made : threads.invokeAll(Collections.nCopies(callers, caller))) {
        made.get();
      }
    }
  }
}
