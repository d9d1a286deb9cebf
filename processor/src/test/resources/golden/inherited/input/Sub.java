package com.example;

import java.util.List;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;

class Sub extends Middle implements SubDispatcher.Parallel {
  Sub(List<String> items) {
    super(items);
  }

  @InBatchParallel(init = "chosen")
  int length(String item, int limit) {
    return item.length();
  }

  @Override
  Sub refined(Results<String> results) {
    return this;
  }

  static Sub chained(Sub sub) throws java.io.IOException {
    return sub.parallel().touch(1, List.of()).parallel().refine();
  }
}
