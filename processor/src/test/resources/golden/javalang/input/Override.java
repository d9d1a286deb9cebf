package com.example.numbers;

/** Hides java.lang's from its package. */
public class Override extends org.inbatch.Batch<Integer>
    implements OverrideDispatcher.Parallel {
  Override(java.util.List<Integer> items) {
    super(items);
  }

  java.util.List<java.lang.String> rows(Object... parts) {
    return java.util.List.of();
  }

  @org.inbatch.annotations.Action
  @org.inbatch.annotations.InBatchParallel(init = "rows", post = "done")
  java.lang.Integer parse(java.lang.String item, Integer radix, java.lang.String... parts) {
    return 1;
  }

  Override done(java.lang.Integer... values) {
    return this;
  }

  /** A subclass's dispatcher is full of annotations. */
  static class Results<Dispatch extends Comparable<Dispatch>> extends Override
      implements Override_ResultsDispatcher.Parallel<Dispatch> {
    Results(java.util.List<Integer> items) {
      super(items);
    }

    @org.inbatch.annotations.InBatchParallel(init = "indices")
    Dispatch show(Integer item, Dispatch dispatch) {
      return dispatch;
    }

    @java.lang.Override
    Results<Dispatch> done(java.lang.Integer... values) {
      return this;
    }
  }
}
