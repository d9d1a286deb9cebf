package org.inbatch.benchmarks.peer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * A library whose own results come in the order of completion: it is given the positions, and
 * writes each value to its place, which costs less than sorting.
 */
abstract class IndexPeer implements Peer {

  /** Runs the action for each of {@code 0} to {@code n - 1}; what it wrote is seen afterwards. */
  abstract void forEach(int n, IntConsumer action) throws Exception;

  @Override
  @SuppressWarnings("unchecked") // the array is filled by the function alone
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    return () -> {
      Object[] values = new Object[items.size()];
      forEach(values.length, i -> values[i] = function.apply(items.get(i)));
      return (List<R>) Arrays.asList(values);
    };
  }

  @Override
  public Callable<int[]> mapToInt(int[] items, IntUnaryOperator function) {
    return () -> {
      int[] values = new int[items.length];
      forEach(values.length, i -> values[i] = function.applyAsInt(items[i]));
      return values;
    };
  }

  @Override
  public Callable<double[]> mapToDouble(int[] items, IntToDoubleFunction function) {
    return () -> {
      double[] values = new double[items.length];
      forEach(values.length, i -> values[i] = function.applyAsDouble(items[i]));
      return values;
    };
  }
}
