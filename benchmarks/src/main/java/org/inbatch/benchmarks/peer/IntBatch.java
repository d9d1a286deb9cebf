package org.inbatch.benchmarks.peer;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** Items and values are primitives. */
class IntBatch extends Batch<Integer> implements IntBatchDispatcher.Parallel {

  final int[] items;

  IntBatch(int[] items) {
    super(List.of());
    this.items = items;
  }

  @InBatchParallel(init = "items", post = "ints")
  int mapToInt(int item, IntUnaryOperator function) {
    return function.applyAsInt(item);
  }

  int[] ints(int[] values) {
    return values;
  }

  @InBatchParallel(init = "items", post = "doubles")
  double mapToDouble(int item, IntToDoubleFunction function) {
    return function.applyAsDouble(item);
  }

  double[] doubles(double[] values) {
    return values;
  }
}
