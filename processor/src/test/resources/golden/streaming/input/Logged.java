package com.example;

import java.util.List;
import java.util.stream.Stream;
import org.inbatch.Outcome;
import org.inbatch.annotations.InBatchParallel;

/** Its post is that of every class that implements it. */
interface Logged<I> {
  @InBatchParallel(init = "indices", post = "logged")
  default I visit(I item, List<Object> log) {
    return item;
  }

  default Logged<I> logged(Stream<Outcome<I>> outcomes, List<Object> log) {
    outcomes.forEach(log::add);
    return this;
  }
}
