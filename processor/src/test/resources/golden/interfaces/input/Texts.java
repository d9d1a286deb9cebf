package com.example;

import java.util.List;
import library.Named;
import library.Sized;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** Has no annotation for most of its actions; the same interface twice. */
class Texts extends Batch<String>
    implements Sized<String, Integer>, Named<String>, TextsDispatcher.Parallel {
  Texts(List<String> items) {
    super(items);
  }

  List<String> chosen() {
    return indices();
  }

  /**
   * Not annotated: what runs.
   *
   * @deprecated as an example
   */
  @Deprecated
  @Override
  public Integer sizeOf(String item, int unit) {
    return item.length() / unit;
  }

  /** Annotated: the class's own. */
  @Override
  @InBatchParallel(init = "chosen")
  public boolean known(String item) {
    return item.isEmpty();
  }
}
