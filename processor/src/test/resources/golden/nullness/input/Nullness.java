package com.example;

import java.util.List;
import java.util.Map;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;
import org.jspecify.annotations.Nullable;

class Nullness extends Batch<String> implements NullnessDispatcher.Parallel {
  Nullness(List<String> items) {
    super(items);
  }

  @InBatchParallel(init = "indices", post = "done")
  @Nullable String find(
      String item,
      @Nullable String prefix,
      List<@Nullable String> among,
      String @Nullable [] all,
      @Nullable String[] some,
      Map.@Nullable Entry<String, Integer> entry,
      Map<String, @Nullable Integer> other) {
    return null;
  }

  @Nullable String done(Results<@Nullable String> results, @Nullable String prefix) {
    return prefix;
  }

  @InBatchParallel(init = "indices")
  @Nullable String plain(String item) {
    return null;
  }

  @InBatchParallel(init = "indices", post = "wider")
  String narrow(String item) {
    return item;
  }

  List<@Nullable String> wider(List<@Nullable String> values) {
    return values;
  }
}
