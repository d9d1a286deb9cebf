package com.example;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** Everything is named like something that is generated or imported. */
class Dispatch extends Batch<String> implements DispatchDispatcher.Parallel {
  record Results(int sets, int set) {}

  record ActionSite(List<Results> results) {}

  Dispatch(List<String> items) {
    super(items);
  }

  @InBatchParallel(init = "indices", post = "values")
  ActionSite results(String batch, int options, int results, int values, int thrown, int THROWN) {
    return new ActionSite(List.of());
  }

  int values(org.inbatch.Results<ActionSite> batch, int options) {
    return options;
  }

  @InBatchParallel(init = "positions", post = "i")
  int out(int i, int out, int positions, int batch, int Dispatch, int ArgumentSets) {
    return 1;
  }

  int i(int[] values, int batch) {
    return 1;
  }

  List<Results> sets(int sets) {
    return List.of();
  }

  @InBatchParallel(init = "rows", post = "i")
  int THROWN(int sets, int set, int batch) {
    return 1;
  }

  List<Results> rows(int batch) {
    return List.of();
  }

  @InBatchParallel(init = "positions", as = "thrown")
  Results Thrown(int position, ActionSite of) {
    return new Results(1, 2);
  }
}
