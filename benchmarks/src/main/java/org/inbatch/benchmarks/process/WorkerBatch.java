package org.inbatch.benchmarks.process;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.benchmarks.Work;

/** Items that worker processes run. */
class WorkerBatch extends Batch<byte[]> implements WorkerBatchDispatcher.Parallel {

  /** Where a picture is, and where another is to be. */
  record Pair(MemorySegment from, MemorySegment to) {}

  /** What items look things up in. */
  record Model(String name, MemorySegment weights) {}

  private final int[] items;
  private final List<Pair> pairs;

  private WorkerBatch(int[] items, List<byte[]> blocks, List<Pair> pairs) {
    super(blocks);
    this.items = items;
    this.pairs = pairs;
  }

  static WorkerBatchDispatcher ofNumbers(int n) {
    return new WorkerBatch(new int[n], List.of(), List.of()).parallel();
  }

  static WorkerBatchDispatcher ofBlocks(int n, int bytes) {
    List<byte[]> blocks = Stream.generate(() -> new byte[bytes]).limit(n).toList();
    return new WorkerBatch(new int[0], blocks, List.of()).parallel();
  }

  static WorkerBatchDispatcher ofPairs(int n, MemorySegment from, MemorySegment to) {
    List<Pair> pairs = Collections.nCopies(n, new Pair(from, to));
    return new WorkerBatch(new int[0], List.of(), pairs).parallel();
  }

  int[] items() {
    return items;
  }

  List<Pair> pairs() {
    return pairs;
  }

  @InBatchParallel(init = "items", post = "numbers", target = ParallelTarget.PROCESS)
  static int nothing(int number) {
    return number;
  }

  @InBatchParallel(init = "indices", post = "blocks", target = ParallelTarget.PROCESS)
  static byte[] same(byte[] block) {
    return block;
  }

  @InBatchParallel(init = "pairs", post = "numbers", target = ParallelTarget.PROCESS)
  static int copied(Pair pair) {
    pair.to.copyFrom(pair.from);
    return 0;
  }

  @InBatchParallel(init = "items", post = "numbers", target = ParallelTarget.PROCESS)
  static int looked(int number, Model model) {
    return number;
  }

  @InBatchParallel(init = "items", post = "numbers", target = ParallelTarget.PROCESS)
  static int work(int number, int rounds) {
    return (int) Work.run(number, rounds);
  }

  int[] numbers(int[] numbers) {
    return numbers;
  }

  List<byte[]> blocks(List<byte[]> blocks) {
    return blocks;
  }
}
