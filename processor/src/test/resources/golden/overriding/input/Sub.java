package com.example;

import java.io.FileNotFoundException;
import java.util.List;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

class Sub extends Middle<String> implements SubDispatcher.Parallel {
  Sub(List<String> items) {
    super(items);
  }

  /** Another init, and no post: the checked exception is gone. */
  @Override
  @InBatchParallel(init = "indices")
  Integer apply(String item, int limit, Integer otherwise) {
    return item.length();
  }

  /** A narrower result: callers of the dispatcher still see the wider one. */
  @Override
  @InBatchParallel(init = "indices", as = "measured")
  Integer measure(String item) {
    return item.length();
  }

  @Override
  @Action
  @InBatchParallel(init = "indices", post = "touched")
  void touch(String item, List<String> others) {}

  Sub touched(Results<Void> results) {
    return this;
  }

  /** A narrower exception, a narrower type. */
  @Override
  @InBatchParallel(init = "indices", post = "listed")
  <C extends Comparable<C>> C key(String item, List<C> keys) {
    return keys.get(1);
  }

  <K> List<K> listed(Results<K> results) throws FileNotFoundException {
    return results.values();
  }

  static Sub chained(Sub sub) throws FileNotFoundException {
    List<Integer> keys = sub.parallel().key(List.of(1));
    Results<Number> results = sub.parallel().measured();
    Results<Integer> lengths = sub.parallel().apply(keys.size(), results.size());
    return sub.parallel().touch(lengths.isEmpty() ? List.of("a") : List.of());
  }
}
