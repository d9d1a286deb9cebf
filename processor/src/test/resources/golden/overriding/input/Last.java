package com.example;

import java.util.List;
import org.inbatch.annotations.InBatchParallel;

/** An override of an override. */
class Last extends Sub implements LastDispatcher.Parallel {
  Last(List<String> items) {
    super(items);
  }

  @Override
  @InBatchParallel(init = "indices")
  Integer apply(String item, int limit, Integer otherwise) {
    return -item.length();
  }

  @Override
  @InBatchParallel(init = "indices", as = "measuredBy")
  Double measure(String item, String by) {
    return 1.0;
  }
}
