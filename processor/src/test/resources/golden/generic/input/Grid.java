package com.example;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

public class Grid<K extends Comparable<K>, V> extends Batch<K>
    implements GridDispatcher.Parallel<K, V> {
  public Grid(Collection<K> keys) {
    super(keys);
  }

  @Action
  @InBatchParallel(init = "indices", post = "collect")
  V load(K key, Map<K, ? extends V> from) {
    return from.get(key);
  }

  Grid<K, V> collect(Results<V> results, Map<K, ? extends V> from) {
    return this;
  }

  @InBatchParallel(init = "indices", post = "largest")
  K itself(K key) {
    return key;
  }

  K largest(K[] keys) {
    return keys[0];
  }

}
