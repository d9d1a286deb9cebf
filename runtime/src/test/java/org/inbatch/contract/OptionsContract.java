package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.progressBar;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.seed;
import static org.inbatch.CallOptions.timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Options are checked before anything runs, and extreme values are taken at their word. */
interface OptionsContract extends ContractTheme {

  @ParameterizedTest
  @MethodSource
  default void anOptionGivenTwiceIsRefused(String name, CallOption first, CallOption second) {
    Gauge gauge = new Gauge();

    for (CallOption[] options :
        new CallOption[][] {{first, second}, {second, failFastUnless(name), first}}) {
      assertThatThrownBy(() -> run(3, i -> gauge.enter(), options))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
    assertThat(gauge.entered()).isZero();
  }

  private static CallOption failFastUnless(String name) {
    return name.equals("failFast") ? retries(1) : failFast();
  }

  static Stream<Arguments> anOptionGivenTwiceIsRefused() {
    return Stream.of(
        Arguments.of("timeout", timeout(NEVER), timeout(NEVER)),
        Arguments.of("timeout", timeout(NEVER), timeout(AMPLE)),
        Arguments.of("itemTimeout", itemTimeout(NEVER), itemTimeout(NEVER)),
        Arguments.of("failFast", failFast(), failFast()),
        Arguments.of("retries", retries(1), retries(1)),
        Arguments.of("retries", retries(1), retries(2, IOException.class)),
        Arguments.of("seed", seed(1), seed(1)),
        Arguments.of("seed", seed(1), seed(2)),
        Arguments.of("progress", progress(report -> {}), progress(report -> {})),
        Arguments.of("progressBar", progressBar(), progressBar()));
  }

  @Test
  default void optionsMayStandInAnyOrderAndBeUsedAgain() {
    CallOption[] options = {retries(1), timeout(NEVER), failFast(), itemTimeout(NEVER)};
    CallOption[] reversed = {options[3], options[2], options[1], options[0]};

    for (int round = 0; round < 3; round++) {
      assertThat(run(20, i -> i, options).values()).isEqualTo(ContractTheme.numbers(20));
      assertThat(run(20, i -> i, reversed).values()).isEqualTo(ContractTheme.numbers(20));
    }
  }

  @Test
  default void theLongestLimitsAreNoLimits() {
    for (Duration limit :
        new Duration[] {
          Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
          Duration.ofNanos(Long.MAX_VALUE),
          Duration.ofDays(200_000)
        }) {
      assertThat(run(50, i -> i, timeout(limit)).values()).isEqualTo(ContractTheme.numbers(50));
      assertThat(run(50, i -> i, itemTimeout(limit)).values()).isEqualTo(ContractTheme.numbers(50));
      assertThat(run(50, i -> i, itemTimeout(limit), timeout(limit)).values())
          .isEqualTo(ContractTheme.numbers(50));
    }
  }

  @Test
  default void theShortestLimitStillGivesEveryItemAnOutcome() {
    for (CallOption limit :
        new CallOption[] {timeout(Duration.ofNanos(1)), itemTimeout(Duration.ofNanos(1))}) {
      Results<Integer> results = run(many(500), i -> i, limit);

      assertThat(results).hasSize(many(500));
      for (int i = 0; i < many(500); i++) {
        switch (results.get(i)) {
          case Outcome.Success<Integer> success -> assertThat(success.value()).isEqualTo(i);
          case Outcome.Failure<Integer> failure ->
              assertThat(failure.kind()).isEqualTo(Outcome.Kind.TIMED_OUT);
        }
      }
    }
  }
}
