package com.example;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;

/** A sealed type whose records are made of it. */
class Terms extends Batch<Terms.Term> implements TermsDispatcher.Parallel {

  sealed interface Term {}

  record Figure(int value) implements Term {}

  record Sum(Term left, Term right) implements Term {}

  enum Constant implements Term {
    ZERO,
    ONE
  }

  Terms(List<Term> terms) {
    super(terms);
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static Term simplified(Term term) {
    return term;
  }
}
