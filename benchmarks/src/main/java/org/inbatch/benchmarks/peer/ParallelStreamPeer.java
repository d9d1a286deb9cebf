package org.inbatch.benchmarks.peer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** Streams, on the common pool and the caller's thread: a thread a core. */
final class ParallelStreamPeer implements Peer {

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    return () -> items.parallelStream().map(function).toList();
  }

  @Override
  public Callable<int[]> mapToInt(int[] items, IntUnaryOperator function) {
    return () -> Arrays.stream(items).parallel().map(function).toArray();
  }

  @Override
  public Callable<double[]> mapToDouble(int[] items, IntToDoubleFunction function) {
    return () -> Arrays.stream(items).parallel().mapToDouble(function).toArray();
  }
}
