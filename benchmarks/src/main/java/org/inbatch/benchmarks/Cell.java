package org.inbatch.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.inbatch.benchmarks.peer.Contender;

/**
 * A cell of the grid: in each, the peers are compared with one another.
 *
 * @param n how many items
 * @param cost what an ordinary item costs
 */
public record Cell(Setting setting, Shape shape, Values values, int n, Cost cost) {

  /** Returns the cell with one caller on a machine of its own. */
  public Cell alone() {
    return new Cell(Setting.ALONE, shape, values, n, cost);
  }

  /** Returns all the work in it, in seconds, as it is meant to be. */
  double work() {
    return shape.total(n) * cost.nanos() / 1e9;
  }

  /** Returns the peers that are asked. */
  List<Contender> contenders() {
    return Arrays.stream(Contender.values()).filter(this::asks).toList();
  }

  private boolean asks(Contender contender) {
    return switch (setting) {
      // Limits of InBatch's own; the two say what is to be had.
      case GARBAGE -> !contender.isOnExecutor();
      case NESTED -> contender.nests();
      default -> n <= contender.mostItems();
    };
  }

  /** Returns its name: what is written on the command line, and for people. */
  @Override
  public String toString() {
    return "%s/%s/%s/%dx%s".formatted(setting, shape, values, n, cost).toLowerCase(Locale.ROOT);
  }
}
