package org.inbatch.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured over and over: times of a call in microseconds, or its bytes.
 *
 * @param forks of each JVM what its iterations gave
 */
record Samples(List<List<Double>> forks) {

  /** Returns the median of the forks, of each the median of its iterations. */
  double median() {
    return median(medians());
  }

  /**
   * Returns half the distance between the least and the most, relative to the median: of the forks,
   * or, where there is one, of its iterations.
   */
  double spread() {
    List<Double> sorted =
        (forks.size() > 1 ? medians() : forks.getFirst()).stream().sorted().toList();
    return (sorted.getLast() - sorted.getFirst()) / 2 / median();
  }

  /** Returns these, and those of further forks. */
  Samples and(Samples more) {
    return new Samples(Stream.concat(forks.stream(), more.forks.stream()).toList());
  }

  private List<Double> medians() {
    return forks.stream().map(Samples::median).toList();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
