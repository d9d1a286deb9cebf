package org.inbatch.benchmarks.peer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * A way to run a function over all items. Whatever can be made before is made when a call is
 * prepared; a prepared call may be made again and again, by several threads at once, blocks until
 * all values are there, and gives them in the order of the items.
 */
public interface Peer extends AutoCloseable {

  /** How many threads each peer has. */
  int CORES = Runtime.getRuntime().availableProcessors();

  /** Prepares a call with references. */
  <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function);

  /** Prepares a call whose items are calls of this peer. */
  default <R> Callable<List<R>> nest(List<Callable<R>> calls) {
    return map(calls, Peer::run);
  }

  /** Prepares a call with {@code int}s; by way of references, unless the peer can do better. */
  default Callable<int[]> mapToInt(int[] items, IntUnaryOperator function) {
    Callable<List<Integer>> call = map(boxed(items), function::applyAsInt);
    return () -> call.call().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Prepares a call with {@code double}s; by way of references, unless the peer can do better. */
  default Callable<double[]> mapToDouble(int[] items, IntToDoubleFunction function) {
    Callable<List<Double>> call = map(boxed(items), function::applyAsDouble);
    return () -> call.call().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Ends the peer's threads. */
  @Override
  default void close() {}

  /** Returns the items as objects. */
  static List<Integer> boxed(int[] items) {
    return Arrays.stream(items).boxed().toList();
  }

  /** Makes a call that does not fail. */
  static <R> R run(Callable<R> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
