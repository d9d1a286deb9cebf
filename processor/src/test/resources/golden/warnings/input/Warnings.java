package com.example;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;

@SuppressWarnings({"rawtypes", "removal"})
class Warnings extends Batch<String> implements WarningsDispatcher.Parallel {
  @Deprecated(forRemoval = true)
  static class Gone {}

  @Deprecated
  static class Old {}

  Warnings(List<String> items) {
    super(items);
  }

  @InBatchParallel(init = "indices")
  List raw(String item, List list) {
    return list;
  }

  @InBatchParallel(init = "indices", post = "strings")
  int unchecked(String item, List list) {
    return 1;
  }

  int strings(Results<Integer> results, List<String> list) {
    return 1;
  }

  /**
   * Old.
   *
   * @deprecated as an example
   */
  @Deprecated
  @InBatchParallel(init = "indices")
  String old(String item, Old old) {
    return item;
  }

  @InBatchParallel(init = "indices")
  Gone gone(String item, List<? extends Gone> gone) {
    return new Gone();
  }

  @Deprecated
  List<String> oldSource() {
    return indices();
  }

  @InBatchParallel(init = "oldSource")
  String ofOld(String item) {
    return item;
  }
}
