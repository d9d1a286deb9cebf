package org.inbatch.benchmarks.peer;

import java.util.List;
import java.util.function.Function;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** Items and values are references. */
class ReferenceBatch<T> extends Batch<T> implements ReferenceBatchDispatcher.Parallel<T> {

  ReferenceBatch(List<T> items) {
    super(items);
  }

  @InBatchParallel(init = "indices", post = "values")
  <R> R map(T item, Function<T, R> function) {
    return function.apply(item);
  }

  <R> List<R> values(List<R> values) {
    return values;
  }
}
