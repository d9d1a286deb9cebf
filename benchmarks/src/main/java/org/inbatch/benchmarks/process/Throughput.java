package org.inbatch.benchmarks.process;

import static org.inbatch.CallOptions.nWorkers;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inbatch.SharedMemoryArena;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls of many items: what an item costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Throughput {

  private static final int NUMBERS = 20_000;
  private static final int BLOCKS = 16;
  private static final int MEBIBYTE = 1 << 20;

  private final SharedMemoryArena shared = SharedMemoryArena.open();
  private final WorkerBatchDispatcher numbers = WorkerBatch.ofNumbers(NUMBERS);
  private final WorkerBatchDispatcher blocks = WorkerBatch.ofBlocks(BLOCKS, MEBIBYTE);
  private final WorkerBatchDispatcher pairs =
      WorkerBatch.ofPairs(BLOCKS, shared.allocate(MEBIBYTE), shared.allocate(MEBIBYTE));
  private final WorkerBatch.Model model =
      new WorkerBatch.Model("a model", Arena.ofAuto().allocate(64L * MEBIBYTE));

  /** Items that do nothing. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public int[] nothing() {
    return numbers.nothing(nWorkers(2));
  }

  /** 1 MiB there and back, by one worker. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public List<byte[]> mebibyteOneWorker() {
    return blocks.same(nWorkers(1));
  }

  /** 1 MiB there and back, by two. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public List<byte[]> mebibyteTwoWorkers() {
    return blocks.same(nWorkers(2));
  }

  /** 1 MiB of mapped memory that an item copies to 1 MiB of it, always the same, by one worker. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int[] mappedMebibyteOneWorker() {
    return pairs.copied(nWorkers(1));
  }

  /** A call with a model of 64 MiB, which two workers map. */
  @Benchmark
  public int[] modelOf64MebibytesTwoWorkers() {
    return numbers.looked(model, nWorkers(2));
  }

  /** Gives the memory back. */
  @TearDown
  public void close() {
    shared.close();
  }
}
