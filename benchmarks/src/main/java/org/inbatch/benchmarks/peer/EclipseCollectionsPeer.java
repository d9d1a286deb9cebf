package org.inbatch.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.eclipse.collections.impl.parallel.ParallelIterate;

/**
 * Eclipse Collections: as many tasks as it makes by default of a large collection, two a core, of
 * smaller ones, too. By default it runs fewer than 10,000 items on the caller's thread.
 */
final class EclipseCollectionsPeer implements Peer {

  private final ExecutorService executor =
      ParallelIterate.newPooledExecutor(CORES, "ParallelIterate", true);

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    int tasks = CORES * ParallelIterate.getTaskRatio();
    int batchSize = Math.ceilDiv(items.size(), tasks);
    return () ->
        ParallelIterate.collect(
            items, function::apply, new ArrayList<>(items.size()), batchSize, executor, false);
  }

  @Override
  public void close() {
    executor.close();
  }
}
