package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;

/** Plain writes before a call are seen by its items, and plain writes of items after it. */
interface MemoryContract extends ContractTheme {

  /** Something with a plain field: nothing but the engine orders what is done to it. */
  final class Cell {
    int value;
  }

  @Test
  default void whatItemsWroteIsSeenAfterTheCallAndWhatWasWrittenBeforeByTheItems() {
    List<Cell> cells = Stream.generate(Cell::new).limit(500).toList();
    Cell shared = new Cell();
    for (int round = 1; round <= 500; round++) {
      shared.value = round;
      int expected = round;

      Results<Boolean> results =
          run(
              ArgumentSets.of(cells),
              cell -> {
                boolean seen = shared.value == expected && cell.value == expected - 1;
                cell.value++;
                return seen;
              });

      for (int i = 0; i < cells.size(); i++) {
        if (cells.get(i).value != round) {
          throw new AssertionError("round %d: cell %d is stale".formatted(round, i));
        }
      }
      assertThat(results.values()).doesNotContain(false);
    }
  }

  @Test
  default void whatTheSourceWroteIsSeenByTheItems() {
    for (int round = 0; round < 100; round++) {
      Stream<Cell> source =
          Stream.iterate(0, i -> i + 1)
              .limit(500)
              .map(i -> {
                Cell cell = new Cell();
                cell.value = i;
                return cell;
              });

      Results<Integer> results = run(ArgumentSets.of(source), cell -> cell.value);

      assertThat(results.values()).isEqualTo(ContractTheme.numbers(500));
    }
  }
}
