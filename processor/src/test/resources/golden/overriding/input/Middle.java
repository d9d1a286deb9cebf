package com.example;

import java.util.List;

/** Between the two, and not annotated: what it overrides simply runs. */
class Middle<I> extends Base<I, Integer> {
  Middle(List<I> items) {
    super(items);
  }

  @Override
  Integer apply(I item, int limit, Integer otherwise) {
    return limit;
  }

  @Override
  Integer measure(I item) {
    return 2;
  }
}
