package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.inbatch.BatchActionException;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One outcome an argument set, in init's order, whatever the item did. */
interface OutcomesContract extends ContractTheme {

  @Test
  default void outcomesStandInTheOrderOfInit() {
    Results<Integer> results = run(1_000, i -> 3 * i);

    assertThat(results).hasSize(1_000);
    assertThat(results.isComplete()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      assertThat(results.get(i)).isEqualTo(new Outcome.Success<>(i, 3 * i));
    }
  }

  @Test
  default void anItemThatThrowsFailsAlone() {
    IOException thrown = new IOException("disk full");

    Results<String> results =
        run(
            ArgumentSets.of(List.of("a", "b", "c")),
            set -> {
              if (set.equals("b")) {
                throw thrown;
              }
              return set + set;
            });

    assertThat(results)
        .containsExactly(
            new Outcome.Success<>(0, "aa"),
            new Outcome.Failure<>(1, "b", Outcome.Kind.THREW, thrown, false),
            new Outcome.Success<>(2, "cc"));
    assertThat(results.isComplete()).isTrue();
    assertThat(results.anyFailed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource
  default void whateverAnItemThrowsIsItsOutcome(Throwable thrown) {
    Results<Integer> results =
        run(
            5,
            i -> {
              if (i == 2) {
                throw thrown;
              }
              return i;
            });

    assertThat(results.failures()).hasSize(1);
    Outcome.Failure<Integer> failure = results.failures().getFirst();
    assertThat(failure.position()).isEqualTo(2);
    assertThat(failure.item()).isEqualTo(2);
    assertThat(failure.kind()).isEqualTo(Outcome.Kind.THREW);
    assertThat(failure.cause()).isSameAs(thrown);
    assertThat(failure.stillRunning()).isFalse();
    assertThat(results.valuesOr(-1)).containsExactly(0, 1, -1, 3, 4);
  }

  static Stream<Throwable> whateverAnItemThrowsIsItsOutcome() {
    return Stream.of(
        new IOException("checked"),
        new IllegalStateException("unchecked"),
        new Error("error"),
        new AssertionError("assertion"),
        new NoSuchMethodError("linkage"),
        new ExceptionInInitializerError("initializer"),
        new OutOfMemoryError("as thrown for one large array"),
        new Throwable("neither exception nor error"),
        new BatchInterruptedException(
            "of a call that the item made and somebody else interrupted"));
  }

  @Test
  default void aStackOverflowIsThatItemsOutcome() {
    Results<Integer> results = run(4, i -> i == 1 ? bottomless(i) : i);

    assertThat(results.failures()).hasSize(1);
    assertThat(results.failures().getFirst().cause()).isInstanceOf(StackOverflowError.class);
    assertThat(results.valuesOr(-1)).containsExactly(0, -1, 2, 3);
  }

  @SuppressWarnings("InfiniteRecursion") // on purpose
  private static int bottomless(int i) {
    return 1 + bottomless(i + 1);
  }

  @Test
  default void anItemThatReturnsAThrowableSucceeded() {
    Throwable returned = new IOException("a value like any other");

    Results<Throwable> results = run(3, i -> returned);

    assertThat(results.anyFailed()).isFalse();
    assertThat(results.values()).containsOnly(returned);
  }

  @Test
  default void aNullResultIsASuccess() {
    Results<@Nullable String> results = run(3, i -> i == 1 ? null : "value");

    assertThat(results.anyFailed()).isFalse();
    assertThat(results.values()).containsExactly("value", null, "value");
  }

  @Test
  default void aNullArgumentSetReachesTheItem() {
    List<@Nullable String> sets = Arrays.asList("a", null, "c", null);

    Results<String> results =
        this.<@Nullable String, String>run(
            ArgumentSets.of(sets),
            set -> {
              if (set == null) {
                throw new IllegalArgumentException("no set");
              }
              return set;
            });

    assertThat(results.failures()).extracting(Outcome.Failure::position).containsExactly(1L, 3L);
    assertThat(results.failures()).extracting(Outcome.Failure::item).containsOnlyNulls();
  }

  @Test
  default void everyItemMayFail() {
    IllegalStateException shared = new IllegalStateException("the same for all");

    Results<Integer> results =
        run(
            50,
            i -> {
              throw shared;
            });

    assertThat(results.failures()).hasSize(50);
    assertThat(results.successes()).isEmpty();
    assertThat(results.failures()).extracting(Outcome.Failure::cause).containsOnly(shared);
  }

  @Test
  default void theValuesOfACallWithFailuresAreAnExceptionThatNamesThem() {
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalStateException("second");
    Results<Integer> results =
        run(
            6,
            i -> {
              return switch (i) {
                case 1 -> throw first;
                case 4 -> throw second;
                default -> i;
              };
            });

    assertThatThrownBy(results::values)
        .isInstanceOf(BatchActionException.class)
        .hasCause(first)
        .hasSuppressedException(second)
        .hasMessageContaining("position 1")
        .hasMessageContaining("position 4");
  }

  @Test
  default void resultsAreUnmodifiable() {
    Results<Integer> results = run(3, i -> i);
    Outcome<Integer> other = new Outcome.Success<>(0, 99);

    assertThatThrownBy(() -> results.set(0, other))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> results.add(other)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> results.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(results.values()).containsExactly(0, 1, 2);
  }
}
