package com.example;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

class Base<T> extends Batch<T> implements BaseDispatcher.Parallel<T> {
  Base(List<T> items) {
    super(items);
  }

  List<T> chosen(int limit) throws java.io.IOException {
    return indices().subList(0, limit);
  }

  @Action
  @InBatchParallel(init = "chosen")
  void touch(T item, int limit, List<T> among) {}

  @Action
  @InBatchParallel(init = "indices", post = "refined")
  T refine(T item) {
    return item;
  }

  Base<T> refined(Results<T> results) {
    return this;
  }

  @InBatchParallel(init = "indices")
  String show(T item) {
    return "" + item;
  }
}
