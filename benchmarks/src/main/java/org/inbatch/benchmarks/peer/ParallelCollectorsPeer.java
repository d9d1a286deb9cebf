package org.inbatch.benchmarks.peer;

import com.pivovarit.collectors.ParallelCollectors;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** parallel-collectors, with a task an item, or with batching a task a core. */
final class ParallelCollectorsPeer implements Peer {

  private final ExecutorService executor = Executors.newFixedThreadPool(CORES);
  private final boolean batching;

  ParallelCollectorsPeer(boolean batching) {
    this.batching = batching;
  }

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    return () -> items.stream().collect(collector(function)).join();
  }

  private <T, R> Collector<T, ?, CompletableFuture<List<R>>> collector(Function<T, R> function) {
    return batching
        ? ParallelCollectors.Batching.parallel(function, Collectors.toList(), executor, CORES)
        : ParallelCollectors.parallel(function, Collectors.toList(), executor, CORES);
  }

  @Override
  public void close() {
    executor.close();
  }
}
