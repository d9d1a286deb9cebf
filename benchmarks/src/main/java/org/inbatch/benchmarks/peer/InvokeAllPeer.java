package org.inbatch.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A task an item, all handed to an executor at once. */
final class InvokeAllPeer implements Peer {

  private final ExecutorService executor;

  InvokeAllPeer(ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    return () -> {
      List<Callable<R>> tasks = new ArrayList<>(items.size());
      for (T item : items) {
        tasks.add(() -> function.apply(item));
      }
      List<R> values = new ArrayList<>(items.size());
      for (Future<R> future : executor.invokeAll(tasks)) {
        values.add(future.get());
      }
      return values;
    };
  }

  @Override
  public void close() {
    executor.close();
  }
}
