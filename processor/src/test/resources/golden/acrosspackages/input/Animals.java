package com.example.base;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

public abstract class Animals extends Batch<String> implements AnimalsDispatcher.Parallel {
  protected Animals(List<String> items) {
    super(items);
  }

  @Action
  @InBatchParallel(init = "indices")
  protected abstract void feed(String animal, double amount);
}
