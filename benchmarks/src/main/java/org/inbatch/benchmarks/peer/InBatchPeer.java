package org.inbatch.benchmarks.peer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** InBatch: a batch for each kind of items. */
final class InBatchPeer implements Peer {

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    ReferenceBatch<T> batch = new ReferenceBatch<>(items);
    return () -> batch.parallel().map(function);
  }

  /** As in a program: the outer action is not the inner one. */
  @Override
  public <R> Callable<List<R>> nest(List<Callable<R>> calls) {
    NestBatch<R> batch = new NestBatch<>(calls);
    return () -> batch.parallel().call();
  }

  @Override
  public Callable<int[]> mapToInt(int[] items, IntUnaryOperator function) {
    IntBatch batch = new IntBatch(items);
    return () -> batch.parallel().mapToInt(function);
  }

  @Override
  public Callable<double[]> mapToDouble(int[] items, IntToDoubleFunction function) {
    IntBatch batch = new IntBatch(items);
    return () -> batch.parallel().mapToDouble(function);
  }
}
