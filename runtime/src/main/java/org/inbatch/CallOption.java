package org.inbatch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/**
 * One option of one call: plain data, to which the dispatch gives its meaning.
 *
 * <p>Options are made by the methods of {@link CallOptions}, which say what each does. Each record
 * here implements the interfaces of the engines that know it, so that an option given to an engine
 * that does not know it does not compile.
 */
public sealed interface CallOption permits ThreadsOption, NativeOption, AsyncOption, ProcessOption {

  /** See {@link CallOptions#nWorkers(int)}. */
  record NWorkers(int n) implements ThreadsOption, NativeOption, ProcessOption {
    /** Refuses fewer than one worker. */
    public NWorkers {
      atLeastOne("nWorkers", n);
    }
  }

  /** See {@link CallOptions#concurrency(int)}. */
  record Concurrency(int n) implements AsyncOption {
    /** Refuses less than one item in flight. */
    public Concurrency {
      atLeastOne("concurrency", n);
    }
  }

  /** See {@link CallOptions#timeout(Duration)}. */
  record Timeout(Duration limit)
      implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {
    /** Refuses a limit that is not positive. */
    public Timeout {
      positive("timeout", limit);
    }
  }

  /** See {@link CallOptions#itemTimeout(Duration)}. */
  record ItemTimeout(Duration limit)
      implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {
    /** Refuses a limit that is not positive. */
    public ItemTimeout {
      positive("itemTimeout", limit);
    }
  }

  /** See {@link CallOptions#failFast()}. */
  record FailFast() implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {}

  /**
   * See {@link CallOptions#retries(int, Class...)}.
   *
   * @param n how often an item is run again at most
   * @param causes the classes of causes for which it is; empty: any
   */
  record Retries(int n, List<Class<? extends Throwable>> causes)
      implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {
    /** Refuses a negative number and null, and copies the causes. */
    public Retries {
      if (n < 0) {
        throw new IllegalArgumentException("retries must not be negative, retries=" + n);
      }
      causes.forEach(cause -> Objects.requireNonNull(cause, "a class of causes of retries"));
      causes = List.copyOf(causes);
    }
  }

  /** See {@link CallOptions#itemsPerTask(int)}. */
  record ItemsPerTask(int n) implements ThreadsOption, NativeOption, ProcessOption {
    /** Refuses less than one item. */
    public ItemsPerTask {
      atLeastOne("itemsPerTask", n);
    }
  }

  /** See {@link CallOptions#progress(ProgressListener)}. */
  record Progress(ProgressListener listener)
      implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {
    /** Refuses null. */
    public Progress {
      Objects.requireNonNull(listener, "progress: listener");
    }
  }

  /** See {@link CallOptions#progressBar()}. */
  record ProgressBar() implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {}

  /** See {@link CallOptions#seed(long)}. */
  record Seed(long seed) implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {}

  /** See {@link CallOptions#sequential()}. */
  record Sequential() implements ThreadsOption, NativeOption, AsyncOption, ProcessOption {}

  /** See {@link CallOptions#on(ExecutorService)}. */
  record OnExecutor(ExecutorService executor) implements ThreadsOption {
    /** Refuses null. */
    public OnExecutor {
      Objects.requireNonNull(executor, "on: executor");
    }
  }

  /** See {@link CallOptions#on(ProcessPool)}. */
  record OnPool(ProcessPool pool) implements ProcessOption {
    /** Refuses null. */
    public OnPool {
      Objects.requireNonNull(pool, "on: pool");
    }
  }

  private static void atLeastOne(String option, int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "%s must be at least 1, %s=%d".formatted(option, option, n));
    }
  }

  private static void positive(String option, Duration limit) {
    Objects.requireNonNull(limit, option);
    if (!limit.isPositive()) {
      throw new IllegalArgumentException(
          "%s must be positive, %s=%s: leave the option out for no limit"
              .formatted(option, option, limit));
    }
  }
}
