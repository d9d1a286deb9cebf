package com.example;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;

/** Every shape that an action, its init and its post may have. */
public abstract sealed class Shapes<X extends Exception> extends Batch<Integer>
    implements ShapesDispatcher.Parallel<X> permits Shapes.Closed, Shapes.Open {

  protected Shapes(List<Integer> items) {
    super(items);
  }

  List<? extends Number> numbers() {
    return indices();
  }

  List<? super Integer> supers() {
    return List.of(1);
  }

  <C extends Comparable<C>> Collection<? extends C> bounded(Supplier<C> one) throws IOException {
    return List.of(one.get());
  }

  byte[] bytes() throws X, FileNotFoundException {
    return new byte[0];
  }

  // Void, by reference and by index.

  @InBatchParallel(init = "numbers")
  void nothing(Number item) {}

  @InBatchParallel(init = "bytes", post = "done")
  void nothing(long item, String label) {}

  void done(List<Void> values, String label) throws X {}

  // Boxing and widening of the item.

  @InBatchParallel(init = "bytes")
  double widened(double item) {
    return item;
  }

  @InBatchParallel(init = "bytes")
  Object boxed(Comparable<?> item) {
    return item;
  }

  @InBatchParallel(init = "indices", post = "sum")
  int unboxed(long item) {
    return (int) item;
  }

  @InBatchParallel(init = "indices", post = "sum")
  float another(@PerItem float item) {
    return item;
  }

  double sum(double[] values) {
    return values.length;
  }

  // Wildcards and bounds.

  @InBatchParallel(init = "supers")
  String lower(Object item) {
    return "";
  }

  @InBatchParallel(init = "bounded")
  <C extends Comparable<C>> C upper(C item, Supplier<C> one) {
    return item;
  }

  @InBatchParallel(init = "indices", post = "wild")
  List<? super Integer> wildcards(Integer item, List<? extends List<? super Integer>> others) {
    return others.get(0);
  }

  int wild(Results<? extends List<?>> results) {
    return 1;
  }

  // Variable arguments, of the caller and of the item.

  @InBatchParallel(init = "indices")
  String varargs(int item, String... labels) {
    return "";
  }

  @SafeVarargs
  @InBatchParallel(init = "indices")
  final String generic(int item, List<String>... labels) {
    return "";
  }

  @SuppressWarnings("unchecked")
  @InBatchParallel(init = "indices", as = "unsafely")
  <T> T generic(int item, String label, T... others) {
    return others[0];
  }

  List<int[]> arrays() {
    return List.of();
  }

  @InBatchParallel(init = "arrays")
  int rest(int... items) {
    return items.length;
  }

  // A helper that shares an action's name, and an action that shares a helper's.

  String varargs() {
    return "";
  }

  static int boxed(int one, int other) {
    return one;
  }

  @Action
  @InBatchParallel(init = "indices", as = "sizes")
  int size(int item, Shapes<?> other) {
    return item;
  }

  public static final class Closed extends Shapes<RuntimeException>
      implements Shapes_ClosedDispatcher.Parallel {
    Closed(List<Integer> items) {
      super(items);
    }

    @InBatchParallel(init = "bytes")
    int own(int item) {
      return item;
    }
  }

  /** Has no actions of its own: it may close itself without the mixin. */
  public static non-sealed class Open extends Shapes<IOException> {
    Open(List<Integer> items) {
      super(items);
    }

    static Shapes<IOException> used(Open open) throws IOException {
      open.parallel().nothing("a");
      return open.parallel().sizes(open);
    }
  }

  /** An inner class: its dispatcher is outside, and is handed the whole batch. */
  public static class Outer {
    class Inner extends Batch<String> implements Shapes_Outer_InnerDispatcher.Parallel {
      Inner(List<String> items) {
        super(items);
      }

      @InBatchParallel(init = "indices")
      Inner self(String item, Inner other) {
        return other;
      }
    }
  }
}
