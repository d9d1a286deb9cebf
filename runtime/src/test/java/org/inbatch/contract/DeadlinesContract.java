package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inbatch.BatchActionException;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call with a deadline returns on time, whatever its items do, with what was finished. */
interface DeadlinesContract extends ContractTheme {

  /** Ways of not listening to interrupts, until the gate opens. */
  static Stream<Named<Consumer<Gate>>> deafWays() {
    return Stream.of(Named.of("parked", Gate::awaitDeaf), Named.of("spinning", Gate::spinDeaf));
  }

  /** Asserts that a failure is that of a deadline, and says so. */
  static void assertTimedOut(Outcome<?> outcome, Duration limit) {
    assertThat(outcome).isInstanceOf(Outcome.Failure.class);
    Outcome.Failure<?> failure = (Outcome.Failure<?>) outcome;
    assertThat(failure.kind()).isEqualTo(Outcome.Kind.TIMED_OUT);
    assertThat(failure.cause())
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining(limit.toString());
  }

  // ---- timeout: the call's own ------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("deafWays")
  default void aCallReturnsAtItsDeadlineThoughItemsDoNotListen(Consumer<Gate> deaf) {
    long start = System.nanoTime();
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              10,
              i -> {
                deaf.accept(gate);
                return i;
              },
              nWorkers(2),
              timeout(SHORT));

      // That this line is reached while the gate is shut is the point.
      assertThat(gate.isOpen()).isFalse();
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
      assertThat(results).hasSize(10);
      assertThat(results.isComplete()).isTrue();
      assertThat(results).allSatisfy(outcome -> assertTimedOut(outcome, SHORT));
      assertThat(results.failures())
          .extracting(Outcome.Failure::item)
          .containsExactlyElementsOf(ContractTheme.numbers(10));
    }
  }

  @Test
  default void aDeadlineKeepsWhatWasFinished() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              6,
              i -> {
                if (i == 1 || i == 4) {
                  gate.awaitDeaf();
                }
                return i;
              },
              nWorkers(3),
              timeout(AMPLE));

      for (int i : new int[] {0, 2, 3, 5}) {
        assertThat(results.get(i)).isEqualTo(new Outcome.Success<>(i, i));
      }
      for (int i : new int[] {1, 4}) {
        assertTimedOut(results.get(i), AMPLE);
        assertThat(results.failures()).allMatch(f -> f.stillRunning() != killsWhatHangs());
      }
    }
  }

  @Test
  default void whatHadNotStartedAtTheDeadlineNeverRuns() {
    Gauge gauge = new Gauge();
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              10,
              i -> {
                try (var _ = gauge.enter()) {
                  gate.awaitDeaf();
                  return i;
                }
              },
              nWorkers(2),
              timeout(AMPLE));

      assertThat(results).allSatisfy(outcome -> assertTimedOut(outcome, AMPLE));
      assertThat(results.failures().stream().filter(Outcome.Failure::stillRunning))
          .hasSize(killsWhatHangs() ? 0 : 2);
      assertThat(gauge.entered()).isEqualTo(2);
    }
    Awaitility.await().until(() -> gauge.inside() == 0);
    assertThat(run(100, i -> i, nWorkers(2)).values()).isEqualTo(ContractTheme.numbers(100));
    assertThat(gauge.entered()).isEqualTo(2);
  }

  @Test
  default void whatRunsAtTheDeadlineIsInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(2);
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              2,
              i -> {
                try {
                  gate.await();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                  throw e;
                }
                return i;
              },
              nWorkers(2),
              timeout(AMPLE));

      assertThat(results).allSatisfy(outcome -> assertTimedOut(outcome, AMPLE));
      assertThat(interrupted.await(10, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  default void resultsNeverChangeWhateverAStragglerDoes() {
    Gauge gauge = new Gauge();
    Results<Object> results;
    List<Outcome<Object>> atReturn;
    try (Gate gate = new Gate()) {
      results =
          engine()
              .callUnboxed(
                  EngineUnderTest.newSite(),
                  ArgumentSets.of(new int[] {10, 11, 12, 13}),
                  (sets, out, i) -> {
                    if (sets[i] % 2 == 1) {
                      try (var _ = gauge.enter()) {
                        gate.awaitDeaf();
                        out[i] = "late";
                      }
                    } else {
                      out[i] = "in time";
                    }
                  },
                  nWorkers(3),
                  timeout(AMPLE));
      atReturn = List.copyOf(results);
      assertThat(gauge.entered()).isEqualTo(2);
    }
    Awaitility.await().until(() -> gauge.inside() == 0);

    assertThat(results).isEqualTo(atReturn);
    assertThat(results.valuesOr("none")).containsExactly("in time", "none", "in time", "none");
    assertThat(results.failures()).allMatch(f -> f.stillRunning() != killsWhatHangs());
  }

  @Test
  default void aDeadlineLeavesTheCallersInterruptFlagAlone() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              2,
              i -> {
                gate.await();
                return i;
              },
              timeout(SHORT));

      assertThat(results.failures()).hasSize(2);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  default void itemsOfACallWithADeadlineDoNotRunOnTheCaller() {
    Thread caller = Thread.currentThread();

    for (var limit : List.of(timeout(NEVER), itemTimeout(NEVER))) {
      assertThat(run(100, i -> Thread.currentThread(), limit).values()).doesNotContain(caller);
    }
  }

  @Test
  default void aSourceThatBlocksCannotHoldTheCallUp() {
    try (Gate gate = new Gate()) {
      Source source =
          new Source(100) {
            @Override
            void beforeNext(int number) {
              if (number == 3) {
                gate.awaitDeaf();
              }
            }
          };

      Results<Integer> results = run(ArgumentSets.of(source), i -> i, timeout(SHORT));

      assertThat(gate.isOpen()).isFalse();
      assertThat(results.isComplete()).isFalse();
      assertThat(results.anyFailed()).isTrue();
      assertThat(results.size()).isLessThanOrEqualTo(3);
      assertThatThrownBy(results::values).isInstanceOf(BatchActionException.class);

      gate.open();
      Awaitility.await().until(() -> source.timesClosed() == 1);
      assertThat(source.pulledAfterClose()).isFalse();
    }
  }

  @Test
  default void anEndlessSourceEndsAtTheDeadline() {
    Source source = Source.endless();

    Results<Integer> results = run(ArgumentSets.of(source), i -> -i, timeout(SHORT));

    assertThat(results.isComplete()).isFalse();
    assertThat(results.size()).isLessThanOrEqualTo(source.pulled());
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Outcome.Success<Integer> success) {
        assertThat(success).isEqualTo(new Outcome.Success<>(i, -i));
      } else {
        assertTimedOut(results.get(i), SHORT);
      }
    }
    Awaitility.await().until(() -> source.timesClosed() == 1);
  }

  @Test
  default void whereTheDeadlineFallsOutcomesAreWholeAndStay() {
    // Deadlines among items that do next to nothing: each has its value or timed out, for good.
    Duration limit = Duration.ofNanos(300_000);
    for (int round = 0; round < 300; round++) {
      Results<Integer> results = run(2_000, i -> 7 * i, nWorkers(2), timeout(limit));
      List<Outcome<Integer>> atReturn = List.copyOf(results);

      assertThat(results).hasSize(2_000);
      for (Outcome<Integer> outcome : atReturn) {
        switch (outcome) {
          case Outcome.Success<Integer>(long position, Integer value) -> {
            if (value != 7 * position) {
              throw new AssertionError("value %d at position %d".formatted(value, position));
            }
          }
          case Outcome.Failure<Integer> failure -> assertTimedOut(failure, limit);
        }
      }
      assertThat(results).isEqualTo(atReturn);
    }
  }

  // ---- itemTimeout: each item's own -------------------------------------------------------------

  /** The item keeps a core busy; in the next test it waits. */
  @Test
  default void anItemThatHangsTakesNoInnocentWithIt() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              50,
              i -> {
                if (i == 7) {
                  gate.spinDeaf();
                }
                return i;
              },
              nWorkers(2),
              itemTimeout(AMPLE));

      assertOnlyTimedOut(results, 50, 7);
    }
  }

  @Test
  default void innocentsThatShareATaskWithAHangingItemRun() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              150,
              i -> {
                if (i == 20) {
                  gate.awaitDeaf();
                }
                return i;
              },
              nWorkers(2),
              itemsPerTask(100),
              itemTimeout(AMPLE));

      assertOnlyTimedOut(results, 150, 20);
    }
  }

  private void assertOnlyTimedOut(Results<Integer> results, int size, int hanging) {
    assertThat(results).hasSize(size);
    assertThat(results.failures()).hasSize(1);
    assertTimedOut(results.get(hanging), AMPLE);
    assertThat(results.failures().getFirst().stillRunning()).isEqualTo(!killsWhatHangs());
    assertThat(results.failures().getFirst().item()).isEqualTo(hanging);
    assertThat(results.successes()).allMatch(s -> s.value() == s.position());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  default void anItemThatOverrunsItsTimeIsInterrupted(int workers) {
    Gauge gauge = new Gauge();
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              12,
              i -> {
                try (var _ = gauge.enter()) {
                  gate.await();
                  return i;
                }
              },
              nWorkers(workers),
              itemTimeout(SHORT));

      assertThat(results).hasSize(12).allSatisfy(outcome -> assertTimedOut(outcome, SHORT));
      assertThat(gauge.entered()).isEqualTo(12);
    }
  }

  @Test
  default void theTimeOfAnItemCountsFromItsOwnStart() {
    // All together take longer than one may: none is charged for its wait.
    Duration each = AMPLE.dividedBy(8);
    Results<Integer> results =
        run(
            10,
            i -> {
              long start = System.nanoTime();
              while (System.nanoTime() - start < each.toNanos()) {
                Thread.onSpinWait();
              }
              return i;
            },
            nWorkers(1),
            itemTimeout(AMPLE));

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(10));
  }

  @Test
  default void theCallsDeadlineHoldsBesideTheItems() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              4,
              i -> {
                gate.awaitDeaf();
                return i;
              },
              nWorkers(2),
              itemTimeout(NEVER),
              timeout(SHORT));

      assertThat(results).hasSize(4).allSatisfy(outcome -> assertTimedOut(outcome, SHORT));
    }
  }

  @Test
  default void anInterruptNeverReachesTheNextItemOfTheWorker() {
    // Items end at about the moment at which they would be interrupted. One that is told to have
    // ended in
    // time was not interrupted for itself: had it seen an interrupt, that was another's.
    for (int round = 0; round < 60; round++) {
      boolean[] flagged = new boolean[40];
      Results<Integer> results =
          run(
              40,
              i -> {
                flagged[i] = Thread.currentThread().isInterrupted();
                long start = System.nanoTime();
                long spin = 900_000 + 10_000L * (i % 20);
                while (System.nanoTime() - start < spin) {
                  Thread.onSpinWait();
                }
                flagged[i] |= Thread.currentThread().isInterrupted();
                return i;
              },
              nWorkers(2),
              itemTimeout(Duration.ofMillis(1)));

      assertThat(results).hasSize(40);
      assertThat(results.successes()).noneMatch(success -> flagged[success.value()]);
    }
  }

  @Test
  default void anInterruptNeverReachesALaterCall() {
    AtomicBoolean stray = new AtomicBoolean();
    for (int round = 0; round < 200; round++) {
      Results<Integer> cut =
          run(
              8,
              i -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start < 200_000) {
                  Thread.onSpinWait();
                }
                return i;
              },
              nWorkers(2),
              timeout(Duration.ofNanos(500_000)));
      assertThat(cut).hasSize(8);

      Results<Integer> next =
          run(
              8,
              i -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start < 100_000) {
                  if (Thread.currentThread().isInterrupted()) {
                    stray.set(true);
                  }
                }
                return i;
              },
              nWorkers(2),
              timeout(NEVER));
      assertThat(next.values()).isEqualTo(ContractTheme.numbers(8));
    }
    assertThat(stray).isFalse();
  }

  @Test
  default void whatASourceThrowsWhenItIsInterruptedIsNoFailureOfInit() {
    Source source =
        new Source(10) {
          @Override
          void beforeNext(int number) throws InterruptedException {
            if (number == 2) {
              new CountDownLatch(1).await();
            }
          }
        };

    Results<Integer> results = run(ArgumentSets.of(source), i -> i, nWorkers(2), timeout(AMPLE));

    assertThat(results.isComplete()).isFalse();
    assertThat(results).hasSize(source.pulled());
    assertThat(results.get(0)).isEqualTo(new Outcome.Success<>(0, 0));
    assertThat(results.failures()).allSatisfy(failure -> assertTimedOut(failure, AMPLE));
    // By the worker in it, where that came back after the call.
    Awaitility.await().until(() -> source.timesClosed() == 1);
  }
}
