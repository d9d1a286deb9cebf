package com.example;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inbatch.Args;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;
import org.inbatch.annotations.Seeded;

class Draws extends Batch<String> implements DrawsDispatcher.Parallel {
  record Range(double from, double to) {}

  Draws(List<String> names) {
    super(names);
  }

  @InBatchParallel(init = "indices")
  double sample(String name, @Seeded RandomGenerator random, int n) {
    return random.nextDouble();
  }

  @InBatchParallel(init = "indices")
  double firstOfAll(@Seeded RandomGenerator set, String out) {
    return set.nextDouble();
  }

  @InBatchParallel(init = "positions", post = "sum")
  double unboxed(int position, double by, @Seeded RandomGenerator i) {
    return i.nextDouble(by);
  }

  double sum(double[] values) {
    return values.length;
  }

  @Action
  @InBatchParallel(init = "indices")
  void inPlace(String name, @Seeded RandomGenerator random) {}

  List<Range> ranges() {
    return List.of();
  }

  @InBatchParallel(init = "ranges")
  double between(double from, double to, @Seeded RandomGenerator random) {
    return random.nextDouble(from, to);
  }

  @InBatchParallel(init = "ranges")
  double marked(@Seeded RandomGenerator random, @PerItem Range range) {
    return random.nextDouble(range.from(), range.to());
  }

  List<Args> sets() {
    return List.of();
  }

  @InBatchParallel(init = "sets", post = "sum")
  double ofArgs(@PerItem double from, @PerItem double to, @Seeded RandomGenerator random) {
    return random.nextDouble(from, to);
  }

  IntStream numbers() {
    return IntStream.of(1);
  }

  @InBatchParallel(init = "numbers", as = "overloaded")
  double over(long number, @Seeded RandomGenerator random) {
    return random.nextDouble();
  }

  double over(int number, RandomGenerator random) {
    return random.nextDouble();
  }
}
