package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.timeout;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.inbatch.BatchInterruptedException;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attempt has its own time, and no number of attempts outlasts the call. */
interface RetriesUnderDeadlinesContract extends ContractTheme {

  @Test
  default void eachAttemptHasTheWholeTime() {
    int[] attempts = new int[3];
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              3,
              i -> {
                if (++attempts[i] == 1 && i == 1) {
                  gate.await();
                }
                return i;
              },
              nWorkers(2),
              itemTimeout(AMPLE),
              retries(1));

      assertThat(results.values()).containsExactly(0, 1, 2);
      assertThat(attempts).containsExactly(1, 2, 1);
    }
  }

  @Test
  default void theLastAttemptsTimeoutIsTheOutcome() {
    assertThat(attemptsAtAHangingItem(retries(2))).isEqualTo(3);
  }

  @Test
  default void aTimeoutCountsAsATimeoutException() {
    assertThat(attemptsAtAHangingItem(retries(1, TimeoutException.class))).isEqualTo(2);
    assertThat(attemptsAtAHangingItem(retries(1, IOException.class))).isEqualTo(1);
  }

  @Test
  default void aDeadlineEndsRetriesThatWouldGoOnForEver() {
    Results<Integer> results =
        run(
            4,
            i -> {
              if (i == 1) {
                throw new IOException("again and again");
              }
              return i;
            },
            nWorkers(2),
            timeout(AMPLE),
            retries(Integer.MAX_VALUE));

    assertThat(results.failures()).hasSize(1);
    DeadlinesContract.assertTimedOut(results.get(1), AMPLE);
  }

  @Test
  default void aFailureElsewhereEndsRetriesThatWouldGoOnForEver() {
    CountDownLatch atWork = new CountDownLatch(1);

    Results<Integer> results =
        run(
            2,
            i -> {
              if (i == 1) {
                atWork.await();
                throw new IllegalStateException("of another kind");
              }
              atWork.countDown();
              throw new IOException("again and again");
            },
            nWorkers(2),
            failFast(),
            retries(Integer.MAX_VALUE, IOException.class));

    assertThat(results.failures()).hasSize(2);
    assertThat(results.failures().get(0).kind()).isIn(Outcome.Kind.CANCELLED, Outcome.Kind.THREW);
    assertThat(results.failures().get(1).kind()).isEqualTo(Outcome.Kind.THREW);
  }

  static Stream<Options> callerWorksOrWatches() {
    return Stream.of(Options.of(nWorkers(2)), Options.of(nWorkers(2), timeout(NEVER)));
  }

  @ParameterizedTest
  @MethodSource("callerWorksOrWatches")
  default void aSourceThatBreaksEndsRetriesThatWouldGoOnForEver(Options options) {
    IllegalStateException thrown = new IllegalStateException("the source broke");
    CountDownLatch retrying = new CountDownLatch(2);
    Source source =
        new Source(10) {
          @Override
          void beforeNext(int number) throws InterruptedException {
            if (number == 1) {
              retrying.await();
              throw thrown;
            }
          }
        };

    assertThatThrownBy(() ->
            run(
                ArgumentSets.of(source),
                i -> {
                  retrying.countDown();
                  throw new IOException("again and again");
                },
                options.and(retries(Integer.MAX_VALUE)).array()))
        .isSameAs(thrown);
  }

  @Test
  default void anInterruptOfTheCallerEndsRetriesThatWouldGoOnForEver() throws Exception {
    for (Options options : callerWorksOrWatches().toList()) {
      CountDownLatch retrying = new CountDownLatch(2);
      Caller<Results<Integer>> caller =
          Caller.of(() ->
              run(
                  2,
                  i -> {
                    retrying.countDown();
                    throw new IOException("again and again");
                  },
                  options.and(retries(Integer.MAX_VALUE)).array()));
      retrying.await();

      caller.interrupt();

      Caller.Ending<?> ending = caller.ending();
      assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
      assertThat(ending.interrupted()).isTrue();
    }
  }

  private int attemptsAtAHangingItem(CallOption retries) {
    int[] attempts = new int[1];
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              1,
              i -> {
                attempts[i]++;
                gate.await();
                return i;
              },
              nWorkers(1),
              itemTimeout(SHORT),
              retries);

      assertThat(results.failures()).hasSize(1);
      assertThat(results.failures().getFirst().kind()).isEqualTo(Outcome.Kind.TIMED_OUT);
    }
    return attempts[0];
  }
}
