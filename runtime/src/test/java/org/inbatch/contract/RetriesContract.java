package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.retries;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An item that failed is run again, as often and for the causes that the call says. */
interface RetriesContract extends ContractTheme {

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1", "1, 2", "3, 3", "3, 4"})
  default void anItemIsRunAgainUpToSoManyTimes(int retries, int failing) {
    // Plain counters: the attempts at an item are ordered, whichever threads make them.
    int[] attempts = new int[100];

    Results<Integer> results =
        run(
            100,
            i -> {
              if (++attempts[i] <= failing && i % 3 == 0) {
                throw new IOException("attempt " + attempts[i]);
              }
              return i;
            },
            retries(retries));

    for (int i = 0; i < 100; i++) {
      if (i % 3 != 0) {
        assertThat(attempts[i]).isEqualTo(1);
        assertThat(results.get(i)).isEqualTo(new Outcome.Success<>(i, i));
      } else if (failing <= retries) {
        assertThat(attempts[i]).isEqualTo(failing + 1);
        assertThat(results.get(i)).isEqualTo(new Outcome.Success<>(i, i));
      } else {
        assertThat(attempts[i]).isEqualTo(retries + 1);
        Outcome.Failure<Integer> failure = (Outcome.Failure<Integer>) results.get(i);
        assertThat(failure.kind()).isEqualTo(Outcome.Kind.THREW);
        assertThat(failure.cause())
            .isInstanceOf(IOException.class)
            .hasMessage("attempt " + (retries + 1));
      }
    }
  }

  @Test
  default void withoutTheOptionNothingIsRunAgain() {
    assertThat(attemptsAt(new IOException())).isEqualTo(1);
  }

  @Test
  default void withoutCausesEveryFailureCounts() {
    assertThat(attemptsAt(new IOException(), retries(2))).isEqualTo(3);
    assertThat(attemptsAt(new IllegalStateException(), retries(2))).isEqualTo(3);
    assertThat(attemptsAt(new AssertionError(), retries(2))).isEqualTo(3);
  }

  @Test
  default void onlyTheCausesThatAreNamedCountAndTheirSubclasses() {
    CallOption retries = retries(2, IOException.class, ArithmeticException.class);

    assertThat(attemptsAt(new IOException(), retries)).isEqualTo(3);
    assertThat(attemptsAt(new FileNotFoundException(), retries)).isEqualTo(3);
    assertThat(attemptsAt(new ArithmeticException(), retries)).isEqualTo(3);
    assertThat(attemptsAt(new IllegalStateException(), retries)).isEqualTo(1);
    assertThat(attemptsAt(new Exception(), retries)).isEqualTo(1);
    // The cause is what the item threw, not what that was caused by.
    assertThat(attemptsAt(new IllegalStateException(new IOException()), retries)).isEqualTo(1);
  }

  private int attemptsAt(Throwable thrown, CallOption... options) {
    int[] attempts = new int[1];
    Results<Integer> results =
        run(
            1,
            i -> {
              attempts[i]++;
              throw thrown;
            },
            options);
    assertThat(results.failures()).extracting(Outcome.Failure::cause).containsExactly(thrown);
    return attempts[0];
  }

  @Test
  default void aCauseThatDoesNotCountEndsTheAttempts() {
    List<String> attempts = new ArrayList<>();

    Results<Integer> results =
        run(
            1,
            i -> {
              attempts.add("attempt");
              throw attempts.size() < 3 ? new IOException() : new IllegalStateException("third");
            },
            retries(10, IOException.class));

    assertThat(attempts).hasSize(3);
    assertThat(results.failures().getFirst().cause()).hasMessage("third");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500, 999})
  default void manyAttemptsAtOneItemLeaveTheOthersAlone(int stubborn) {
    int[] attempts = new int[1_000];

    Results<Integer> results =
        run(
            1_000,
            i -> {
              attempts[i]++;
              if (i == stubborn) {
                throw new IOException();
              }
              return i;
            },
            retries(1_000));

    assertThat(results.failures()).hasSize(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(attempts[i]).isEqualTo(i == stubborn ? 1_001 : 1);
    }
  }
}
