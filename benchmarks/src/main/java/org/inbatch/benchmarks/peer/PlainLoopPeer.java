package org.inbatch.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** A loop on the caller's thread. */
final class PlainLoopPeer implements Peer {

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    return () -> {
      List<R> values = new ArrayList<>(items.size());
      for (T item : items) {
        values.add(function.apply(item));
      }
      return values;
    };
  }

  @Override
  public Callable<int[]> mapToInt(int[] items, IntUnaryOperator function) {
    return () -> {
      int[] values = new int[items.length];
      for (int i = 0; i < items.length; i++) {
        values[i] = function.applyAsInt(items[i]);
      }
      return values;
    };
  }

  @Override
  public Callable<double[]> mapToDouble(int[] items, IntToDoubleFunction function) {
    return () -> {
      double[] values = new double[items.length];
      for (int i = 0; i < items.length; i++) {
        values[i] = function.applyAsDouble(items[i]);
      }
      return values;
    };
  }
}
