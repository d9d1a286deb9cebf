package com.example;

import java.io.IOException;
import java.util.List;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/** Whose actions are annotated again further down. */
class Base<I, R> extends Batch<I> implements BaseDispatcher.Parallel<I, R> {
  Base(List<I> items) {
    super(items);
  }

  List<I> first(int limit) throws IOException {
    return indices().subList(0, limit);
  }

  @InBatchParallel(init = "first")
  R apply(I item, int limit, R otherwise) {
    return otherwise;
  }

  @InBatchParallel(init = "indices", as = "measured")
  Number measure(I item) {
    return 1;
  }

  @InBatchParallel(init = "indices", as = "measuredBy")
  Number measure(I item, I by) {
    return 1;
  }

  @Action
  @InBatchParallel(init = "indices")
  void touch(I item, List<I> others) {}

  @InBatchParallel(init = "indices", post = "counted")
  <K extends Comparable<K>> K key(I item, List<K> keys) {
    return keys.get(0);
  }

  <K> Iterable<K> counted(Results<K> results) throws IOException {
    return results.values();
  }
}
