package com.example;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;

/** What type parameters stand for is not known to a constant. */
public class Shelf<T extends Comparable<T>> extends Batch<T> {

  interface Naming<N> extends Function<N, List<N>>, Serializable {}

  record Labelled<L>(L label, int count) {}

  Shelf(List<T> items) {
    super(items);
  }

  @SuppressWarnings("inbatch")
  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static <T extends Number & Comparable<T>> List<T> several(
      Comparable<?> item, T first, List<T> others, int n) {
    return others;
  }

  @SuppressWarnings("inbatch")
  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static <L> Labelled<L> labelled(Object item, L label, L[] labels) {
    return new Labelled<>(label, labels.length);
  }

  @SuppressWarnings("inbatch")
  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static void print(Object item) {}

  @InBatchParallel(init = "numbers", target = ParallelTarget.PROCESS)
  static String plain(Integer number) {
    return "";
  }

  @SuppressWarnings("inbatch")
  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  Naming<T> named(int times) {
    return item -> List.of(item);
  }

  List<Integer> numbers() {
    return List.of();
  }
}
