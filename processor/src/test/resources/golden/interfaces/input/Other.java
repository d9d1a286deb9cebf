package com.example;

import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

interface Other<I> {
  @Action
  @InBatchParallel(init = "indices")
  default void other(I item) {}
}
