package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ResultsTest {

  private final IOException broken = new IOException("broken");

  private Outcome.Failure<String> failure(long position) {
    return new Outcome.Failure<>(position, "item " + position, Outcome.Kind.THREW, broken, false);
  }

  private Results<String> mixed() {
    return Results.of(
        List.of(
            new Outcome.Success<>(0, "a"),
            failure(1),
            new Outcome.Success<>(2, "c"),
            failure(3),
            new Outcome.Success<>(4, "e")));
  }

  @Test
  void theOutcomesAreThoseGiven() {
    assertThat(mixed()).hasSize(5);
    assertThat(mixed().get(0)).isEqualTo(new Outcome.Success<>(0, "a"));
    assertThat(mixed().get(3)).isEqualTo(failure(3));
    assertThat(mixed().isComplete()).isTrue();
    assertThat(mixed().anyFailed()).isTrue();
    assertThat(Batch.anyActionFailed(mixed())).isTrue();
  }

  @Test
  void successesAndFailuresStandInOrder() {
    assertThat(mixed().failures()).containsExactly(failure(1), failure(3));
    assertThat(mixed().successes())
        .containsExactly(
            new Outcome.Success<>(0, "a"),
            new Outcome.Success<>(2, "c"),
            new Outcome.Success<>(4, "e"));
  }

  @Test
  void failuresGivenInAnyOrderAreSorted() {
    Results<String> results =
        Results.of(4, position -> "v" + position, List.of(failure(3), failure(0)), true);

    assertThat(results.failures()).containsExactly(failure(0), failure(3));
    assertThat(results.valuesOr("none")).containsExactly("none", "v1", "v2", "none");
  }

  @Test
  void valuesOrHasOnePlaceAnOutcome() {
    assertThat(mixed().valuesOr("none")).containsExactly("a", "none", "c", "none", "e");
    assertThat(mixed().valuesOr(null)).containsExactly("a", null, "c", null, "e");
  }

  @Test
  void valuesAreAnExceptionWhereOneIsMissing() {
    assertThatThrownBy(mixed()::values)
        .isInstanceOf(BatchActionException.class)
        .hasCause(broken)
        .hasMessageContaining("2 of 5")
        .hasMessageContaining("position 1")
        .hasMessageContaining("position 3");
  }

  @Test
  void valuesOfCompleteSuccessesAreAllOfThem() {
    Results<@Nullable String> results =
        Results.<@Nullable String>of(
            Arrays.asList(new Outcome.Success<>(0, "a"), new Outcome.Success<>(1, null)));

    assertThat(results.anyFailed()).isFalse();
    assertThat(results.values()).containsExactly("a", null);
    assertThatThrownBy(() -> results.values().get(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void resultsThatAreNotCompleteCountAsFailed() {
    Results<String> results = Results.of(2, position -> "v" + position, List.of(), false);

    assertThat(results.isComplete()).isFalse();
    assertThat(results.anyFailed()).isTrue();
    assertThat(Batch.anyActionFailed(results)).isTrue();
    assertThat(results.failures()).isEmpty();
    assertThat(results.valuesOr("none")).containsExactly("v0", "v1");
    assertThatThrownBy(results::values)
        .isInstanceOf(BatchActionException.class)
        .hasNoCause()
        .hasMessageContaining("only 2 items");
  }

  @Test
  void nothingAtAllHasNotFailed() {
    Results<String> results = Results.of(List.of());

    assertThat(results).isEmpty();
    assertThat(results.anyFailed()).isFalse();
    assertThat(Batch.anyActionFailed(results)).isFalse();
    assertThat(results.values()).isEmpty();
    assertThat(results.valuesOr("none")).isEmpty();
  }

  @Test
  void anOutcomeAtTheWrongPlaceIsRefused() {
    assertThatThrownBy(() -> Results.of(List.of(new Outcome.Success<>(1, "a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("place 0");
  }

  @Test
  void nothingCanBeChanged() {
    List<Outcome<String>> outcomes = new ArrayList<>(mixed());
    Results<String> results = Results.of(outcomes);
    outcomes.clear();

    assertThat(results).hasSize(5);
    for (List<?> list :
        List.of(results, results.failures(), results.successes(), results.valuesOr("none"))) {
      assertThatThrownBy(list::removeFirst).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void placesOutsideAreRefused() {
    assertThatThrownBy(() -> mixed().get(5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mixed().get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mixed().valuesOr("none").get(5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void resultsWithTheSameOutcomesAreEqual() {
    assertThat(mixed()).isEqualTo(mixed()).hasSameHashCodeAs(mixed());
    assertThat(mixed()).isEqualTo(new ArrayList<>(mixed()));
    assertThat(mixed()).isNotEqualTo(Results.of(List.of()));
  }
}
