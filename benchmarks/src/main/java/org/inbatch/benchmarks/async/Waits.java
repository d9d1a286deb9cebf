package org.inbatch.benchmarks.async;

import static org.inbatch.CallOptions.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ten thousand items that wait for 50 ms each, a thousand in flight: half a second at best. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Waits {

  private static final int ITEMS = 10_000;
  private static final int IN_FLIGHT = 1_000;

  private final List<Integer> numbers = IntStream.range(0, ITEMS).boxed().toList();
  private final AsyncBatch batch = new AsyncBatch(numbers);

  /** A loop that takes a permit for each task, written by hand. */
  @Benchmark
  public List<Integer> semaphoreLoop() throws Exception {
    Semaphore permits = new Semaphore(IN_FLIGHT);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> futures = new ArrayList<>(ITEMS);
      for (Integer number : numbers) {
        permits.acquire();
        futures.add(
            executor.submit(() -> {
              try {
                return batch.sleep(number);
              } finally {
                permits.release();
              }
            }));
      }
      List<Integer> values = new ArrayList<>(ITEMS);
      for (Future<Integer> future : futures) {
        values.add(future.get());
      }
      return values;
    }
  }

  /** By InBatch, on virtual threads. */
  @Benchmark
  public List<Integer> inBatch() {
    return batch.parallel().sleep(concurrency(IN_FLIGHT));
  }

  /** By InBatch, as stages that a timer of the JDK completes. */
  @Benchmark
  public List<Integer> inBatchStages() {
    return batch.parallel().later(concurrency(IN_FLIGHT));
  }
}
