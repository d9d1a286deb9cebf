package org.inbatch;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * The options of a call, for {@code import static org.inbatch.CallOptions.*}.
 *
 * <pre>{@code
 * batch.parallel().thumbnail(256, nWorkers(3), timeout(Duration.ofSeconds(30)), failFast());
 * }</pre>
 *
 * <p>Options may stand in any order. The same option twice, and options that contradict each other,
 * are refused by the call with an {@code IllegalArgumentException}, before init is called. Options
 * are immutable and may be kept and used for many calls.
 */
public final class CallOptions {

  private CallOptions() {}

  /**
   * At most {@code n} items of this call run at once; {@code n} may exceed the number of cores.
   * Without it: {@link Parallelism#numThreads()}. Calls that an item makes count for themselves.
   *
   * @throws IllegalArgumentException if {@code n < 1}
   */
  public static CallOption.NWorkers nWorkers(int n) {
    return new CallOption.NWorkers(n);
  }

  /**
   * At most {@code n} items of this asynchronous call are in flight at once. Without it: 1,024.
   *
   * @throws IllegalArgumentException if {@code n < 1}
   */
  public static CallOption.Concurrency concurrency(int n) {
    return new CallOption.Concurrency(n);
  }

  /**
   * The call returns when the limit has passed, counted from its start; items without an outcome
   * become {@link Outcome.Kind#TIMED_OUT} and are interrupted. One that ignores the interrupt goes
   * on running, and its failure says so.
   *
   * @throws IllegalArgumentException if the limit is zero or negative
   */
  public static CallOption.Timeout timeout(Duration limit) {
    return new CallOption.Timeout(limit);
  }

  /**
   * Each item has this much time, counted from its own start and for each attempt anew; one that
   * overruns it becomes {@link Outcome.Kind#TIMED_OUT} and is interrupted. The others go on.
   *
   * <p>In a worker process an item starts when the process turns to it: that it has to start, to be
   * initialized and to read the call's arguments first is not the item's time, for up to 30
   * seconds.
   *
   * @throws IllegalArgumentException if the limit is zero or negative
   */
  public static CallOption.ItemTimeout itemTimeout(Duration limit) {
    return new CallOption.ItemTimeout(limit);
  }

  /**
   * The first failure ends the call: what has not started becomes {@link Outcome.Kind#CANCELLED},
   * what runs is interrupted and awaited. No further argument set is pulled from a lazy source.
   */
  public static CallOption.FailFast failFast() {
    return new CallOption.FailFast();
  }

  /**
   * An item that threw, or ran out of its own time, is run again, up to {@code n} times.
   *
   * @throws IllegalArgumentException if {@code n < 0}
   */
  public static CallOption.Retries retries(int n) {
    return new CallOption.Retries(n, List.of());
  }

  /**
   * An item that failed with one of these causes, or a subclass, is run again, up to {@code n}
   * times. An item that ran out of its own time has a {@code TimeoutException} as cause.
   *
   * @throws IllegalArgumentException if {@code n < 0}
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only copied
  public static CallOption.Retries retries(int n, Class<? extends Throwable>... causes) {
    return new CallOption.Retries(n, Arrays.asList(causes));
  }

  /**
   * A worker takes {@code n} items at once, or, from a lazily pulled source, up to 1,024 of them;
   * the last one takes what is left. A slow item then holds up the others of its task, but for one
   * that overruns its own time. Without this option the number adapts, and an idle worker takes
   * over what stands behind a slow item.
   *
   * @throws IllegalArgumentException if {@code n < 1}
   */
  public static CallOption.ItemsPerTask itemsPerTask(int n) {
    return new CallOption.ItemsPerTask(n);
  }

  /** The listener is told how far the call is, some ten times a second and at the end. */
  public static CallOption.Progress progress(ProgressListener listener) {
    return new CallOption.Progress(listener);
  }

  /**
   * A progress bar on standard error follows the call. It needs the library {@code
   * me.tongfei:progressbar} on the class path; the call says so where it is missing.
   */
  public static CallOption.ProgressBar progressBar() {
    return new CallOption.ProgressBar();
  }

  /**
   * The generators of parameters with {@code @Seeded} are made from this seed and the position of
   * their item: the same numbers in every call with the same seed, whatever the engine, the number
   * of workers and the attempts that an item took. Without it each call has a new seed of its own.
   * An action without such a parameter takes the option, too; it then changes nothing.
   *
   * @param seed any number
   * @see ItemRandom
   */
  public static CallOption.Seed seed(long seed) {
    return new CallOption.Seed(seed);
  }

  /**
   * The items run one after the other on the caller's thread, with the same outcomes: for
   * debugging. Deadlines are then checked between items only.
   */
  public static CallOption.Sequential sequential() {
    return new CallOption.Sequential();
  }

  /**
   * The items run on the given executor (and, in calls without deadlines and fail-fast, on the
   * caller's thread). InBatch neither owns nor shuts it down: its threads are reached only by
   * {@code Future.cancel}, one that hangs is not replaced, and nested calls are as free of deadlock
   * as the executor is.
   */
  public static CallOption.OnExecutor on(ExecutorService executor) {
    return new CallOption.OnExecutor(executor);
  }

  /** The items run in the worker processes of the given pool. */
  public static CallOption.OnPool on(ProcessPool pool) {
    return new CallOption.OnPool(pool);
  }
}
