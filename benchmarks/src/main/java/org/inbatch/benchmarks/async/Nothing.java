package org.inbatch.benchmarks.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** Items that do nothing: what it costs to have them on virtual threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Nothing {

  /** How many items. */
  @Param({"1000", "10000", "100000"})
  public int n;

  private AsyncBatch batch = new AsyncBatch(List.of());
  private List<Callable<Integer>> tasks = List.of();

  /** Makes what a program would have at hand. */
  @Setup
  public void prepare() {
    List<Integer> numbers = IntStream.range(0, n).boxed().toList();
    batch = new AsyncBatch(numbers);
    tasks = numbers.stream().<Callable<Integer>>map(number -> () -> batch.nothing(number)).toList();
  }

  /** All of them at once, by the JDK. */
  @Benchmark
  public List<Integer> invokeAll() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> values = new ArrayList<>(n);
      for (Future<Integer> future : executor.invokeAll(tasks)) {
        values.add(future.get());
      }
      return values;
    }
  }

  /** By InBatch, as many in flight as it takes by itself. */
  @Benchmark
  public List<Integer> inBatch() {
    return batch.parallel().nothing();
  }
}
