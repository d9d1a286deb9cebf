package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.timeout;

import java.util.concurrent.CountDownLatch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;

/** What a failure does to the items that run beside it. */
interface FailFastAmongWorkersContract extends ContractTheme {

  @Test
  default void whatRunsIsInterruptedAndAwaited() {
    CountDownLatch atWork = new CountDownLatch(2);
    boolean[] tidied = new boolean[3];
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              3,
              i -> {
                atWork.countDown();
                if (i == 1) {
                  atWork.await();
                  throw new IllegalStateException("first failure");
                }
                try {
                  gate.await();
                } finally {
                  // Plain writes, read after the call: seen only if the call awaited them.
                  tidied[i] = true;
                }
                return i;
              },
              nWorkers(2),
              failFast());

      assertThat(gate.isOpen()).isFalse();
      assertThat(results.get(1).failed()).isTrue();
      FailFastContract.assertCancelled(results.get(0));
      FailFastContract.assertCancelled(results.get(2));
      assertThat(tidied).containsExactly(true, false, false);
    }
  }

  @Test
  default void whatRunsIsAwaitedThoughItDoesNotListen() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Gauge gauge = new Gauge();
    try (Gate gate = new Gate()) {
      Caller<Results<Integer>> caller =
          Caller.of(() ->
              run(
                  2,
                  i -> {
                    try (var _ = gauge.enter()) {
                      if (i == 1) {
                        atWork.await();
                        throw new IllegalStateException("first failure");
                      }
                      atWork.countDown();
                      try {
                        gate.await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                        gate.awaitDeaf();
                      }
                      return i;
                    }
                  },
                  nWorkers(2),
                  failFast()));
      interrupted.await();
      assertThat(caller.thread().isAlive()).isTrue();

      gate.open();

      Results<Integer> results = caller.ending().returned();
      assertThat(gauge.inside()).isZero();
      assertThat(results.failures()).noneMatch(Outcome.Failure::stillRunning);
      assertThat(results.get(1).failed()).isTrue();
    }
  }

  @Test
  default void whatSucceededBeforeTheFailureStays() {
    CountDownLatch others = new CountDownLatch(5);

    Results<Integer> results =
        run(
            6,
            i -> {
              if (i == 2) {
                others.await();
                throw new IllegalStateException("after the others");
              }
              others.countDown();
              return i;
            },
            nWorkers(2),
            failFast());

    // The last of the others may have been about to return when the failure came.
    assertThat(results.successes().size()).isGreaterThanOrEqualTo(4);
    assertThat(results.get(2).failed()).isTrue();
    assertThat(results.successes()).allMatch(s -> s.value() == s.position());
  }

  @Test
  default void oneWorkerRunsNothingAfterTheFailure() {
    Gauge gauge = new Gauge();

    Results<Integer> results =
        run(
            10,
            i -> {
              try (var _ = gauge.enter()) {
                if (i == 3) {
                  throw new IllegalStateException("first failure");
                }
                return i;
              }
            },
            nWorkers(1),
            failFast());

    assertThat(gauge.entered()).isEqualTo(4);
    assertThat(results.successes()).extracting(Outcome.Success::value).containsExactly(0, 1, 2);
    assertThat(results.subList(4, 10)).allSatisfy(FailFastContract::assertCancelled);
  }

  @Test
  default void whateverTheMomentOfTheFailureNoOutcomeIsMadeUp() {
    // The failing worker is often the last one to leave: what it did not begin must be told all the
    // same.
    IllegalStateException thrown = new IllegalStateException("first failure");
    for (int round = 0; round < 2_000; round++) {
      int failing = round % 8;
      Results<String> results =
          run(
              8,
              i -> {
                if (i == failing) {
                  throw thrown;
                }
                return "value " + i;
              },
              nWorkers(1 + round % 3),
              failFast());

      for (Outcome<String> outcome : results) {
        if (outcome instanceof Outcome.Success<String>(long position, String value)
            && !("value " + position).equals(value)) {
          throw new AssertionError(
              "round %d: value %s at position %d".formatted(round, value, position));
        }
      }
      assertThat(results.get(failing).failed()).isTrue();
    }
  }

  @Test
  default void anItemThatOverrunsItsTimeCancelsTheRest() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              10,
              i -> {
                if (i == 2) {
                  gate.await();
                }
                return i;
              },
              nWorkers(1),
              itemTimeout(AMPLE),
              failFast());

      assertThat(results.successes()).extracting(Outcome.Success::value).containsExactly(0, 1);
      DeadlinesContract.assertTimedOut(results.get(2), AMPLE);
      assertThat(results.subList(3, 10)).allSatisfy(FailFastContract::assertCancelled);
    }
  }

  @Test
  default void aDeadlineEndsTheWaitForWhatDoesNotListen() {
    CountDownLatch atWork = new CountDownLatch(1);
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              2,
              i -> {
                if (i == 1) {
                  atWork.await();
                  throw new IllegalStateException("first failure");
                }
                atWork.countDown();
                gate.awaitDeaf();
                return i;
              },
              nWorkers(2),
              failFast(),
              timeout(AMPLE));

      assertThat(gate.isOpen()).isFalse();
      assertThat(results.failures()).hasSize(2);
      assertThat(results.failures().get(0).stillRunning()).isEqualTo(!killsWhatHangs());
      assertThat(results.failures().get(0).kind())
          .isIn(Outcome.Kind.CANCELLED, Outcome.Kind.TIMED_OUT);
      assertThat(results.failures().get(1).kind()).isEqualTo(Outcome.Kind.THREW);
    }
  }
}
