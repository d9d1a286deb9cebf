package com.example;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** The annotated overload must be called, not the one that fits the argument set better. */
class Overloads extends Batch<Integer> implements OverloadsDispatcher.Parallel {
  Overloads(List<Integer> items) {
    super(items);
  }

  @InBatchParallel(init = "indices", as = "numbers")
  String show(Number item) {
    return "number";
  }

  String show(Integer item) {
    return "integer";
  }

  @InBatchParallel(init = "indices", as = "longs")
  String show(long item) {
    return "long";
  }

  @InBatchParallel(init = "positions", as = "objects")
  String wide(Object item) {
    return "object";
  }

  @InBatchParallel(init = "positions")
  String wide(double item, int factor) {
    return "double";
  }

  String wide(int item, int factor) {
    return "int";
  }

  @InBatchParallel(init = "positions", as = "boxes")
  String wide(Integer item, String label) {
    return "box";
  }

  List<Integer[]> arrays() {
    return List.of();
  }

  @InBatchParallel(init = "arrays")
  String all(Object... items) {
    return "objects";
  }
}
