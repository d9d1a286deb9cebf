package com.example;

import java.util.List;
import org.inbatch.Args;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;

class Corners extends Batch<Args> implements CornersDispatcher.Parallel {
  @Deprecated
  static class Unit {}

  Corners(List<Args> sets) {
    super(sets);
  }

  @SuppressWarnings("deprecation")
  @InBatchParallel(init = "indices")
  int measure(@PerItem Unit[] units, @PerItem List<Unit> more) {
    return units.length;
  }

  @SuppressWarnings("rawtypes")
  @InBatchParallel(init = "indices")
  int raw(@PerItem List list) {
    return list.size();
  }

  @InBatchParallel(init = "indices")
  int scale(@PerItem int set, int SCALE_ARGS_ARGS) {
    return set;
  }

  @InBatchParallel(init = "indices")
  int scaleArgs(int batch, @PerItem int set) {
    return set;
  }
}
