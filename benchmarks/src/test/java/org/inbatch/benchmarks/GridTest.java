package org.inbatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GridTest {

  @Test
  void hasEveryCellOnce() {
    assertThat(Grid.full()).doesNotHaveDuplicates();
    assertThat(Grid.full()).containsAll(Grid.brief());
  }

  @Test
  void hasNoCallOfTwoSecondsOrMore() {
    assertThat(Grid.full()).allMatch(cell -> cell.work() < 2);
  }

  @Test
  void hasEverySettingInBothModes() {
    assertThat(Grid.full()).extracting(Cell::setting).contains(Setting.values());
    assertThat(Grid.brief()).extracting(Cell::setting).contains(Setting.values());
  }

  @Test
  void spreadsTheWorkAsTheShapeSays() {
    for (Shape shape : Shape.values()) {
      int[] rounds = shape.rounds(1_000, 1_000);

      assertThat((double) Arrays.stream(rounds).sum()).isEqualTo(1_000 * shape.total(1_000));
      assertThat(rounds[999] / (1_000 * shape.total(1_000)))
          .isCloseTo(shape.longest(1_000), within(1e-6));
    }
  }
}
