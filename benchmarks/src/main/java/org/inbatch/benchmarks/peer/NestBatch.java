package org.inbatch.benchmarks.peer;

import java.util.List;
import java.util.concurrent.Callable;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** Items are calls on other batches. */
class NestBatch<R> extends Batch<Callable<R>> implements NestBatchDispatcher.Parallel<R> {

  NestBatch(List<Callable<R>> calls) {
    super(calls);
  }

  @InBatchParallel(init = "indices", post = "values")
  R call(Callable<R> call) throws Exception {
    return call.call();
  }

  List<R> values(List<R> values) {
    return values;
  }
}
