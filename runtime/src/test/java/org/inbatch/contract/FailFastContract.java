package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.retries;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;

/** The first failure ends the call, and nothing of it runs when it returns. */
interface FailFastContract extends ContractTheme {

  /** Asserts that an outcome is that of an item that another's failure cancelled. */
  static void assertCancelled(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failure.class);
    Outcome.Failure<?> failure = (Outcome.Failure<?>) outcome;
    assertThat(failure.kind()).isEqualTo(Outcome.Kind.CANCELLED);
    assertThat(failure.cause()).isInstanceOf(CancellationException.class);
    assertThat(failure.stillRunning()).isFalse();
  }

  @Test
  default void withoutAFailureNothingIsCancelled() {
    Results<Integer> results = run(1_000, i -> i, failFast());

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(1_000));
  }

  @Test
  default void afterAFailureEveryItemHasAnOutcomeAndNoneRuns() {
    IllegalStateException thrown = new IllegalStateException("first failure");
    for (int round = 0; round < 50; round++) {
      int failing = 17 * round;
      Gauge gauge = new Gauge();
      boolean[] ran = new boolean[1_000];
      Results<Integer> results =
          run(
              1_000,
              i -> {
                try (var _ = gauge.enter()) {
                  ran[i] = true;
                  if (i == failing) {
                    throw thrown;
                  }
                  return i;
                }
              },
              failFast());

      assertThat(gauge.inside()).isZero();
      assertThat(results).hasSize(1_000);
      assertThat(results.isComplete()).isTrue();
      assertThat(results.get(failing))
          .isEqualTo(new Outcome.Failure<>(failing, failing, Outcome.Kind.THREW, thrown, false));
      for (int i = 0; i < 1_000; i++) {
        if (!ran[i]) {
          assertCancelled(results.get(i));
        } else if (i != failing && results.get(i).failed()) {
          // It ran while the failure came: what it returned may have come too late.
          assertCancelled(results.get(i));
        }
      }
      assertThat(results.successes()).allMatch(s -> ran[s.value()] && s.value() == s.position());
    }
  }

  @Test
  default void afterAFailureNothingMoreStarts() {
    // The item that fails is the first, of very many.
    AtomicInteger started = new AtomicInteger();

    Results<Integer> results =
        run(
            ArgumentSets.of(ContractTheme.numbers(many(50_000))),
            i -> {
              started.incrementAndGet();
              if (i == 0) {
                throw new IllegalStateException("first failure");
              }
              return i;
            },
            failFast());

    assertThat(results).hasSize(many(50_000));
    int atReturn = started.get();
    assertThat(results.successes().size()).isLessThan(atReturn);
    assertThat(run(1_000, i -> i).anyFailed()).isFalse();
    assertThat(started).hasValue(atReturn);
  }

  @Test
  default void anItemThatARetryMendsCancelsNobody() {
    AtomicInteger attempts = new AtomicInteger();

    Results<Integer> results =
        run(
            100,
            i -> {
              if (i == 30 && attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
              return i;
            },
            failFast(),
            retries(2));

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(100));
    assertThat(attempts).hasValue(3);
  }

  @Test
  default void allThatFailAreTold() {
    Results<Integer> results =
        run(
            ArgumentSets.of(List.of(1, 2, 3, 4)),
            i -> {
              throw new IllegalStateException("item " + i);
            },
            failFast());

    assertThat(results.failures()).hasSize(4);
    assertThat(results.failures()).anyMatch(f -> f.kind() == Outcome.Kind.THREW);
    for (Outcome.Failure<Integer> failure : results.failures()) {
      if (failure.kind() == Outcome.Kind.THREW) {
        assertThat(failure.cause()).hasMessage("item " + failure.item());
      } else {
        assertCancelled(failure);
      }
    }
  }
}
