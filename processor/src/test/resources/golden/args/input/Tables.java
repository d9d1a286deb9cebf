package com.example;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inbatch.Args;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;
import org.jspecify.annotations.Nullable;

class Tables<T extends Comparable<T>> extends Batch<String> implements TablesDispatcher.Parallel<T> {
  Tables(List<String> names) {
    super(names);
  }

  List<Args> sets(int width) {
    return List.of(Args.of(new double[width], 1).with("label", "a"));
  }

  @InBatchParallel(init = "sets", post = "sum")
  String scale(@PerItem double[] data, int width, @PerItem int index, @PerItem String label) {
    return label;
  }

  int sum(List<String> labels, int width) {
    return width;
  }

  Args[] array() {
    return new Args[0];
  }

  @InBatchParallel(init = "array", post = "all")
  double toPrimitives(@PerItem double x, @PerItem long y) {
    return x + y;
  }

  double all(double[] values) {
    return 1;
  }

  Stream<? extends Args> stream() {
    return Stream.of();
  }

  @Action
  @InBatchParallel(init = "stream")
  void inPlace(@PerItem Object position, double by) {}

  Iterator<Args> generic() {
    return List.<Args>of().iterator();
  }

  @InBatchParallel(init = "generic")
  Map<String, T> generics(
      @PerItem List<String> names,
      @PerItem Map<?, ?> anything,
      @PerItem T least,
      @PerItem T[] all,
      @PerItem @Nullable Object rest,
      @PerItem String... more) {
    return Map.of(names.get(0), least);
  }

  /** The set itself: a scalar like any other. */
  @InBatchParallel(init = "array")
  int whole(Args set, int width) {
    return width;
  }

  @InBatchParallel(init = "array")
  int markedWhole(int width, @PerItem Args set) {
    return width;
  }

  @InBatchParallel(init = "array")
  Args pair(@PerItem Args set, @PerItem int by) {
    return set.with("by", by);
  }

  @InBatchParallel(init = "array", as = "overloaded")
  int over(@PerItem long value) {
    return 1;
  }

  int over(int value) {
    return 1;
  }
}
