package org.inbatch.benchmarks.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;

/** Items that do nothing, and items that wait. */
class AsyncBatch extends Batch<Integer> implements AsyncBatchDispatcher.Parallel {

  /** How long an item waits, in milliseconds. */
  static final int WAIT = 50;

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(WAIT, TimeUnit.MILLISECONDS, Runnable::run);

  AsyncBatch(List<Integer> numbers) {
    super(numbers);
  }

  @InBatchParallel(init = "indices", post = "values", target = ParallelTarget.ASYNC)
  Integer nothing(Integer number) {
    return number;
  }

  @InBatchParallel(init = "indices", post = "values", target = ParallelTarget.ASYNC)
  Integer sleep(Integer number) throws InterruptedException {
    Thread.sleep(WAIT);
    return number;
  }

  @InBatchParallel(init = "indices", post = "values", target = ParallelTarget.ASYNC)
  CompletableFuture<Integer> later(Integer number) {
    return CompletableFuture.supplyAsync(() -> number, LATER);
  }

  List<Integer> values(List<Integer> values) {
    return values;
  }
}
