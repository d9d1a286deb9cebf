package com.example.words;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/** Nothing of it can be seen from outside its package. */
class Words extends Batch<String> implements WordsDispatcher.Parallel {
  private List<Integer> lengths = List.of();

  Words(List<String> words) {
    super(words);
  }

  @Action
  @InBatchParallel(init = "indices", post = "keep")
  int length(String word, int more) {
    return word.length() + more;
  }

  Words keep(Results<Integer> results) {
    lengths = results.values();
    return this;
  }

  List<Integer> lengths() {
    return lengths;
  }
}
