package com.example;

import java.util.List;
import java.util.Map;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/** Named like what generated code uses, and full of such names. */
class Results<ActionSite> extends Batch<String> implements ResultsDispatcher.Parallel<ActionSite> {
  static class ArgumentSets {}

  static class ThreadsOption {}

  static class List2 {}

  record Dispatch(String item, ActionSiteOf of) {}

  interface ActionSiteOf {}

  interface Nullable {}

  Results(List<String> items) {
    super(items);
  }

  List<Dispatch> batch() {
    return List.of();
  }

  @InBatchParallel(init = "batch", post = "results")
  ThreadsOption options(String item, ActionSiteOf of, ArgumentSets batch, ActionSite results) {
    return new ThreadsOption();
  }

  Map<ArgumentSets, ThreadsOption> results(
      org.inbatch.Results<ThreadsOption> results, ArgumentSets batch) {
    return Map.of(batch, results.values().get(0));
  }

  @Action
  @InBatchParallel(init = "indices")
  void thrown(String item, java.awt.List list, List<Nullable> lists, Throwable thrown) {}

  @InBatchParallel(init = "indices", as = "parallel")
  Process values(String item, Object Object, Override override) {
    throw new IllegalStateException();
  }

  static class Process {}

  static class Override {}
}
