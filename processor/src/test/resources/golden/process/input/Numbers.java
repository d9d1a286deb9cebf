package com.example;

import java.util.List;
import java.util.random.RandomGenerator;
import org.inbatch.Args;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.annotations.PerItem;
import org.inbatch.annotations.Seeded;

/** Primitives, generators of an item's own, and sets whose shape is known only at run time. */
class Numbers extends Batch<String> {

  Numbers(List<String> names) {
    super(names);
  }

  int[] places() {
    return new int[3];
  }

  List<Args> sets() {
    return List.of();
  }

  double sum(double[] values) {
    return values.length;
  }

  boolean[] all(boolean[] values) {
    return values;
  }

  @InBatchParallel(init = "places", post = "sum", target = ParallelTarget.PROCESS)
  static float half(int place, char in, Double factor) {
    return place / 2f;
  }

  @InBatchParallel(init = "places", target = ParallelTarget.PROCESS)
  static char letter(int place) {
    return 'a';
  }

  @InBatchParallel(init = "indices", post = "all", target = ParallelTarget.PROCESS)
  static boolean isLong(String name, long most) {
    return name.length() > most;
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static Double draw(String name, @Seeded RandomGenerator random, short n) {
    return random.nextDouble();
  }

  @InBatchParallel(init = "places", post = "sum", target = ParallelTarget.PROCESS)
  static double walk(int place, @Seeded RandomGenerator random) {
    return random.nextDouble();
  }

  @InBatchParallel(init = "sets", post = "sum", target = ParallelTarget.PROCESS)
  static double of(@PerItem List<Integer> numbers, @PerItem double scale, byte by) {
    return scale;
  }
}
