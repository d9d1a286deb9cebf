package org.inbatch.benchmarks.process;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.benchmarks.Work;

/** Items that worker processes run. */
class WorkerBatch extends Batch<byte[]> implements WorkerBatchDispatcher.Parallel {

  private final int[] numbers;

  WorkerBatch(int[] numbers, List<byte[]> blocks) {
    super(blocks);
    this.numbers = numbers;
  }

  int[] numbers() {
    return numbers;
  }

  @InBatchParallel(init = "numbers", post = "sums", target = ParallelTarget.PROCESS)
  static int nothing(int number) {
    return number;
  }

  @InBatchParallel(init = "indices", post = "blocks", target = ParallelTarget.PROCESS)
  static byte[] same(byte[] block) {
    return block;
  }

  @InBatchParallel(init = "numbers", post = "sums", target = ParallelTarget.PROCESS)
  static int work(int number, int rounds) {
    return (int) Work.run(number, rounds);
  }

  int[] sums(int[] sums) {
    return sums;
  }

  List<byte[]> blocks(List<byte[]> blocks) {
    return blocks;
  }
}
