package org.inbatch.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.inbatch.benchmarks.Cell;
import org.inbatch.benchmarks.Cost;
import org.inbatch.benchmarks.Setting;
import org.inbatch.benchmarks.Shape;
import org.inbatch.benchmarks.Values;
import org.inbatch.benchmarks.peer.Contender;
import tools.jackson.databind.JsonNode;

/**
 * What a peer took in a cell.
 *
 * @param typical the mean of calls that were timed together, or the median of those timed one by
 *     one
 * @param slow the 90th percentile of calls that were timed one by one, else the same as {@code
 *     typical}
 * @param bytes what a call allocated, where that was measured
 */
record Measurement(
    Cell cell, Contender contender, Samples typical, Samples slow, Optional<Samples> bytes) {

  /** Reads one of JMH's results. */
  static Measurement read(JsonNode result) {
    JsonNode parameters = result.get("params");
    Cell cell =
        new Cell(
            Setting.valueOf(parameters.get("setting").asString()),
            Shape.valueOf(parameters.get("shape").asString()),
            Values.valueOf(parameters.get("values").asString()),
            Integer.parseInt(parameters.get("n").asString()),
            Cost.valueOf(parameters.get("cost").asString()));
    boolean oneByOne = cell.setting().timesEachCall();
    JsonNode raw = result.get("primaryMetric").get(oneByOne ? "rawDataHistogram" : "rawData");
    JsonNode bytes = result.get("secondaryMetrics").get("gc.alloc.rate.norm");
    return new Measurement(
        cell,
        Contender.valueOf(parameters.get("contender").asString()),
        samples(raw, oneByOne ? calls -> percentile(calls, 0.5) : JsonNode::asDouble),
        samples(raw, oneByOne ? calls -> percentile(calls, 0.9) : JsonNode::asDouble),
        Optional.ofNullable(bytes)
            .map(metric -> samples(metric.get("rawData"), JsonNode::asDouble)));
  }

  /** Returns this, and what was measured in further forks. */
  Measurement and(Measurement more) {
    return new Measurement(
        cell,
        contender,
        typical.and(more.typical),
        slow.and(more.slow),
        bytes.flatMap(these -> more.bytes.map(these::and)));
  }

  /** Returns the typical time of a call, in microseconds. */
  double time() {
    return typical.median();
  }

  private static Samples samples(JsonNode raw, Function<JsonNode, Double> iteration) {
    List<List<Double>> forks = new ArrayList<>();
    for (JsonNode fork : raw) {
      forks.add(fork.valueStream().map(iteration).toList());
    }
    return new Samples(forks);
  }

  /** A histogram is pairs of a time and how often it was seen. */
  private static double percentile(JsonNode histogram, double share) {
    List<JsonNode> pairs =
        histogram
            .valueStream()
            .sorted((a, b) -> Double.compare(a.get(0).asDouble(), b.get(0).asDouble()))
            .toList();
    double left = share * pairs.stream().mapToLong(pair -> pair.get(1).asLong()).sum();
    for (JsonNode pair : pairs) {
      left -= pair.get(1).asLong();
      if (left <= 0) {
        return pair.get(0).asDouble();
      }
    }
    return pairs.getLast().get(0).asDouble();
  }
}
