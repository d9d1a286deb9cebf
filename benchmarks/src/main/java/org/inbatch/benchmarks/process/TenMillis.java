package org.inbatch.benchmarks.process;

import static org.inbatch.CallOptions.nWorkers;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.inbatch.benchmarks.Turns;
import org.inbatch.benchmarks.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Items that compute for about ten milliseconds: half of them by each of two threads of this JVM,
 * and by two worker processes, in turns; each fork prints the ratio of their medians.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TenMillis {

  private static final int ITEMS = 100;
  private static final int ROUNDS = 5_000_000;
  private static final int WARM_UPS = 400;

  private final WorkerBatchDispatcher calls = WorkerBatch.ofNumbers(ITEMS);
  private final Turns turns = new Turns();
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  /** Has the way to the workers compiled, as it is in a pool that has been at work for a while. */
  @Setup
  public void warmUp() {
    for (int i = 0; i < WARM_UPS; i++) {
      calls.work(1, nWorkers(2));
    }
  }

  /** A turn of each. */
  @Benchmark
  public long turn() throws Exception {
    long start = System.nanoTime();
    Future<Long> half = other.submit(TenMillis::half);
    long sum = half() + half.get();
    long between = System.nanoTime();
    int[] numbers = calls.work(ROUNDS, nWorkers(2));
    turns.add(between - start, System.nanoTime() - between);
    return sum + numbers[0];
  }

  private static long half() {
    long sum = 0;
    for (int i = 0; i < ITEMS / 2; i++) {
      sum += Work.run(0, ROUNDS);
    }
    return sum;
  }

  /** Ends the thread, and prints what was found. */
  @TearDown
  public void close() {
    other.close();
    turns.print(ITEMS);
  }
}
