package com.example;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

public class Outer {
  public static class Inner extends Batch<Inner.Row> implements Outer_InnerDispatcher.Parallel {
    record Row(int x, long y) {}

    Inner(List<Row> rows) {
      super(rows);
    }

    @Action
    @InBatchParallel(init = "indices", post = "done")
    long sum(int x, long y, int weight) {
      return (x + y) * weight;
    }

    Inner done(Results<Long> results) {
      return this;
    }
  }

  class Bound extends Batch<String> implements Outer_BoundDispatcher.Parallel {
    Bound(List<String> names) {
      super(names);
    }

    @InBatchParallel(init = "indices")
    int length(String name) {
      return name.length();
    }
  }

  interface Holder {
    class Held extends Batch<String> implements Outer_Holder_HeldDispatcher.Parallel {
      Held(List<String> names) {
        super(names);
      }

      @InBatchParallel(init = "indices")
      int length(String name) {
        return name.length();
      }
    }
  }
}
