package org.inbatch.benchmarks.process;

import static org.inbatch.CallOptions.nWorkers;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.inbatch.benchmarks.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Items that compute for about ten milliseconds, by two workers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TenMillis {

  private static final int ITEMS = 100;
  private static final int ROUNDS = 5_000_000;

  private final WorkerBatchDispatcher calls = WorkerBatch.ofNumbers(ITEMS);
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  /** By two worker processes. */
  @Benchmark
  public int[] twoWorkers() {
    return calls.work(ROUNDS, nWorkers(2));
  }

  /** Half of them by this thread and half by another: what the two cores have to give. */
  @Benchmark
  public long twoThreads() throws Exception {
    Future<Long> half = other.submit(TenMillis::half);
    return half() + half.get();
  }

  private static long half() {
    long sum = 0;
    for (int i = 0; i < ITEMS / 2; i++) {
      sum += Work.run(0, ROUNDS);
    }
    return sum;
  }

  /** Ends the thread. */
  @TearDown
  public void close() {
    other.close();
  }
}
