package org.inbatch.benchmarks;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** The batch whose items the benchmarks run. */
class ScoreBatch extends Batch<Integer> implements ScoreBatchDispatcher.Parallel {

  ScoreBatch(List<Integer> items) {
    super(items);
  }

  @InBatchParallel(init = "indices", post = "values")
  Long score(Integer item, Work work) {
    return work.run(item);
  }

  List<Long> values(List<Long> scores) {
    return scores;
  }
}
