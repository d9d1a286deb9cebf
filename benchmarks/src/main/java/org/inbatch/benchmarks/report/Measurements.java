package org.inbatch.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.inbatch.benchmarks.Cell;
import org.inbatch.benchmarks.peer.Contender;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that was measured, cell by cell. */
final class Measurements {

  private final Map<Cell, Map<Contender, Measurement>> cells = new LinkedHashMap<>();

  Measurements(List<Measurement> measurements) {
    for (Measurement measurement : measurements) {
      cells
          .computeIfAbsent(measurement.cell(), _ -> new EnumMap<>(Contender.class))
          .merge(measurement.contender(), measurement, Measurement::and);
    }
  }

  /** Reads JMH's JSON. */
  static Measurements read(Path file) {
    JsonNode results = new JsonMapper().readTree(file);
    return new Measurements(results.valueStream().map(Measurement::read).toList());
  }

  /** Returns the cells, in the order in which they were measured. */
  List<Cell> cells() {
    return List.copyOf(cells.keySet());
  }

  /** Returns the peers that were measured in any of the cells. */
  List<Contender> contenders(List<Cell> among) {
    return Arrays.stream(Contender.values())
        .filter(contender -> among.stream().anyMatch(cell -> find(cell, contender) != null))
        .toList();
  }

  /** Returns a peer's measurement in a cell, if there is one. */
  @Nullable Measurement find(Cell cell, Contender contender) {
    return cells.getOrDefault(cell, Map.of()).get(contender);
  }

  /** Returns a peer's measurement in a cell. */
  Measurement get(Cell cell, Contender contender) {
    return requireNonNull(find(cell, contender), () -> contender + " in " + cell);
  }

  /** Returns a peer's time in a cell, in microseconds. */
  double time(Cell cell, Contender contender) {
    return get(cell, contender).time();
  }

  /** Returns the least time that any of the peers took in a cell, if any was measured. */
  OptionalDouble best(Cell cell, Predicate<Contender> peers) {
    return cells.getOrDefault(cell, Map.of()).values().stream()
        .filter(measurement -> peers.test(measurement.contender()))
        .mapToDouble(Measurement::time)
        .min();
  }
}
