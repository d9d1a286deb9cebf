package com.example;

import java.util.List;
import java.util.stream.Stream;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;

class Points extends Batch<Points.Point> implements PointsDispatcher.Parallel {
  record Point(int x, int y) {}

  record Pair<A, B>(A left, B right) {}

  Points(List<Point> points) {
    super(points);
  }

  @InBatchParallel(init = "indices")
  double byName(long y, double weight, Integer x) {
    return weight;
  }

  @InBatchParallel(init = "indices")
  double whole(Point point, double weight) {
    return weight;
  }

  @InBatchParallel(init = "indices")
  double marked(Point from, @PerItem Point to) {
    return 1;
  }

  @InBatchParallel(init = "indices")
  double markedWhole(@PerItem Point point, int x, int y) {
    return 1;
  }

  @InBatchParallel(init = "indices", post = "all")
  double components(@PerItem int y, String label, @PerItem int x) {
    return 1;
  }

  record Weight(double grams) {}

  List<Weight> weights() {
    return List.of();
  }

  @InBatchParallel(init = "weights")
  double onlyComponent(double factor, @PerItem double grams) {
    return factor * grams;
  }

  int all(double[] values, String label) {
    return 1;
  }

  Stream<Pair<String, ? extends List<Point>>> pairs(int depth) {
    return Stream.of();
  }

  @InBatchParallel(init = "pairs")
  double generic(String left, List<? extends Point> right, int depth) {
    return 1;
  }
}
