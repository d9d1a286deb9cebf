package org.inbatch.benchmarks.process;

import static org.inbatch.CallOptions.nWorkers;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Calls of many items: what an item costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Throughput {

  private static final int NUMBERS = 20_000;
  private static final int BLOCKS = 16;

  private final WorkerBatchDispatcher calls =
      new WorkerBatch(
              new int[NUMBERS], Stream.generate(() -> new byte[1 << 20]).limit(BLOCKS).toList())
          .parallel();

  /** Items that do nothing. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public int[] nothing() {
    return calls.nothing(nWorkers(2));
  }

  /** 1 MiB there and back, by one worker. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public List<byte[]> mebibyteOneWorker() {
    return calls.same(nWorkers(1));
  }

  /** 1 MiB there and back, by two. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public List<byte[]> mebibyteTwoWorkers() {
    return calls.same(nWorkers(2));
  }
}
