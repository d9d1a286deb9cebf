package org.inbatch.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/** A future an item, on a pool of the kind that futures have by default, with a thread a core. */
final class CompletableFuturePeer implements Peer {

  private final ForkJoinPool pool = new ForkJoinPool(CORES);

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    return () -> {
      List<CompletableFuture<R>> futures = new ArrayList<>(items.size());
      for (T item : items) {
        futures.add(CompletableFuture.supplyAsync(() -> function.apply(item), pool));
      }
      CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new)).join();
      List<R> values = new ArrayList<>(items.size());
      for (CompletableFuture<R> future : futures) {
        values.add(future.join());
      }
      return values;
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
