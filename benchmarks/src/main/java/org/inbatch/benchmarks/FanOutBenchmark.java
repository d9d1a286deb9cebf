package org.inbatch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A method over all items of a list, values in order: by InBatch, by a plain loop, and by what else
 * Java has. Everyone gets the same list, the same work and as many threads as there are cores, and
 * returns a list of values.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters and calls setUp
public class FanOutBenchmark {

  @Param Work work;

  @Param({"1000", "100000"})
  int n;

  private List<Integer> items;
  private ScoreBatch batch;
  private ExecutorService fixedPool;
  private ExecutorService forkJoinPool;

  /** Makes the items and the pools. */
  @Setup
  public void setUp() {
    int cores = Runtime.getRuntime().availableProcessors();
    items = IntStream.range(0, n).boxed().toList();
    batch = new ScoreBatch(items);
    fixedPool = Executors.newFixedThreadPool(cores);
    forkJoinPool = new ForkJoinPool(cores);
  }

  /** Ends the pools. */
  @TearDown
  public void tearDown() {
    fixedPool.shutdownNow();
    forkJoinPool.shutdownNow();
  }

  @Benchmark
  public List<Long> inBatch() {
    return batch.parallel().score(work);
  }

  @Benchmark
  public List<Long> plainLoop() {
    List<Long> values = new ArrayList<>(items.size());
    for (Integer item : items) {
      values.add(work.run(item));
    }
    return values;
  }

  @Benchmark
  public List<Long> parallelStream() {
    return items.parallelStream().map(item -> work.run(item)).toList();
  }

  @Benchmark
  public List<Long> fixedPoolInvokeAll() throws InterruptedException, ExecutionException {
    return invokeAll(fixedPool);
  }

  @Benchmark
  public List<Long> forkJoinPoolInvokeAll() throws InterruptedException, ExecutionException {
    return invokeAll(forkJoinPool);
  }

  @Benchmark
  public List<Long> virtualThreads() throws InterruptedException, ExecutionException {
    try (ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor()) {
      return invokeAll(perTask);
    }
  }

  private List<Long> invokeAll(ExecutorService executor)
      throws InterruptedException, ExecutionException {
    List<Callable<Long>> tasks = new ArrayList<>(items.size());
    for (Integer item : items) {
      tasks.add(() -> work.run(item));
    }
    List<Long> values = new ArrayList<>(items.size());
    for (Future<Long> future : executor.invokeAll(tasks)) {
      values.add(future.get());
    }
    return values;
  }
}
