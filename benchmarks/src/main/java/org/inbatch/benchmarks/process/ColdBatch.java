package org.inbatch.benchmarks.process;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;

/** A batch with a single action, as many programs have: a worker makes ready all of a batch. */
class ColdBatch extends Batch<Integer> implements ColdBatchDispatcher.Parallel {

  ColdBatch(List<Integer> numbers) {
    super(numbers);
  }

  @InBatchParallel(init = "indices", post = "numbers", target = ParallelTarget.PROCESS)
  static int square(int number) {
    return number * number;
  }

  int[] numbers(int[] squares) {
    return squares;
  }
}
