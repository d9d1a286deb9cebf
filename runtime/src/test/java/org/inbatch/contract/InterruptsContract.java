package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.timeout;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Interrupts go to the items they are for, down to nested calls, and the caller's is kept. */
interface InterruptsContract extends ContractTheme {

  /** Calls whose caller works, waits for a deadline, waits for a failure. */
  static Stream<Options> callerWorksOrWaits() {
    return Stream.of(
        Options.of(nWorkers(2)),
        Options.of(nWorkers(2), timeout(NEVER)),
        Options.of(nWorkers(2), failFast()));
  }

  @ParameterizedTest
  @MethodSource("callerWorksOrWaits")
  default void anInterruptOfTheCallerEndsTheCall(Options options) throws Exception {
    Gauge gauge = new Gauge();
    CountDownLatch atWork = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(2);
    try (Gate gate = new Gate()) {
      Caller<Results<Integer>> caller =
          Caller.of(() ->
              run(
                  10,
                  i -> {
                    try (var _ = gauge.enter()) {
                      atWork.countDown();
                      gate.await();
                      return i;
                    } catch (InterruptedException e) {
                      interrupted.countDown();
                      throw e;
                    }
                  },
                  options.array()));
      atWork.await();

      caller.interrupt();

      Caller.Ending<?> ending = caller.ending();
      assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
      assertThat(ending.interrupted()).isTrue();
      interrupted.await();
      Awaitility.await().until(() -> gauge.inside() == 0);
      assertThat(gauge.entered()).isEqualTo(2);
    }
  }

  @Test
  default void anInterruptOfTheCallerEndsTheCallThoughItemsDoNotListen() throws Exception {
    CountDownLatch atWork = new CountDownLatch(2);
    try (Gate gate = new Gate()) {
      Caller<Results<Integer>> caller =
          Caller.of(() ->
              run(
                  2,
                  i -> {
                    atWork.countDown();
                    gate.awaitDeaf();
                    return i;
                  },
                  nWorkers(2),
                  timeout(NEVER)));
      atWork.await();

      caller.interrupt();

      Caller.Ending<?> ending = caller.ending();
      assertThat(gate.isOpen()).isFalse();
      assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
      assertThat(ending.interrupted()).isTrue();
    }
  }

  @Test
  default void anInterruptOfTheCallerEndsTheWaitForASource() throws Exception {
    CountDownLatch pulling = new CountDownLatch(1);
    try (Gate gate = new Gate()) {
      Source source =
          new Source(10) {
            @Override
            void beforeNext(int number) {
              if (number == 2) {
                pulling.countDown();
                gate.awaitDeaf();
              }
            }
          };
      Caller<Results<Integer>> caller =
          Caller.of(() -> run(ArgumentSets.of(source), i -> i, timeout(NEVER)));
      pulling.await();

      caller.interrupt();

      Caller.Ending<?> ending = caller.ending();
      assertThat(gate.isOpen()).isFalse();
      assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
      gate.open();
      Awaitility.await().until(() -> source.timesClosed() == 1);
    }
  }

  @Test
  default void anInterruptedExceptionOnAWorkerIsThatItemsOutcome() {
    InterruptedException thrown = new InterruptedException("the item's own");

    // A call with a deadline: its items do not run on the caller's thread.
    Results<Boolean> results =
        run(
            20,
            i -> {
              if (i == 3) {
                throw thrown;
              }
              return Thread.currentThread().isInterrupted();
            },
            nWorkers(1),
            timeout(NEVER));

    assertThat(results.failures())
        .containsExactly(new Outcome.Failure<>(3, 3, Outcome.Kind.THREW, thrown, false));
    assertThat(results.valuesOr(false)).containsOnly(false);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  default void anInterruptedExceptionOnTheCallerIsTheCallersInterrupt() throws Exception {
    // In a call without a deadline the caller may run items. Where it did, it is the one
    // interrupted.
    for (int round = 0; round < 20; round++) {
      AtomicInteger onCaller = new AtomicInteger();
      Caller.Ending<Results<Integer>> ending =
          Caller.<Results<Integer>>of(
                  () -> {
                    Thread caller = Thread.currentThread();
                    return run(
                        50,
                        i -> {
                          if (Thread.currentThread().equals(caller)) {
                            onCaller.incrementAndGet();
                            throw new InterruptedException("on the caller's thread");
                          }
                          return i;
                        });
                  })
              .ending();

      if (onCaller.get() > 0) {
        assertThat(ending.thrown())
            .isInstanceOf(BatchInterruptedException.class)
            .cause()
            .hasMessage("on the caller's thread");
        assertThat(ending.interrupted()).isTrue();
        assertThat(onCaller).hasValue(1);
      } else {
        assertThat(ending.returned().values()).isEqualTo(ContractTheme.numbers(50));
      }
    }
  }

  @Test
  default void anItemThatInterruptsItsWorkerInterruptsNoOther() {
    AtomicBoolean stray = new AtomicBoolean();

    for (int round = 0; round < 50; round++) {
      Results<Integer> results =
          run(
              50,
              i -> {
                if (Thread.currentThread().isInterrupted()) {
                  stray.set(true);
                }
                Thread.currentThread().interrupt();
                return i;
              },
              nWorkers(2),
              timeout(NEVER));
      assertThat(results.values()).isEqualTo(ContractTheme.numbers(50));
    }

    assertThat(stray).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  default void workersAreFreshAfterAnInterruptedCall() throws Exception {
    for (int round = 0; round < 50; round++) {
      CountDownLatch atWork = new CountDownLatch(1);
      try (Gate gate = new Gate()) {
        Caller<Results<Integer>> caller =
            Caller.of(() ->
                run(
                    4,
                    i -> {
                      atWork.countDown();
                      gate.await();
                      return i;
                    },
                    nWorkers(2),
                    timeout(NEVER)));
        atWork.await();
        caller.interrupt();
        assertThat(caller.ending().thrown()).isInstanceOf(BatchInterruptedException.class);
      }
      assertThat(
              run(8, i -> Thread.currentThread().isInterrupted(), nWorkers(4), timeout(NEVER))
                  .values())
          .containsOnly(false);
    }
  }

  // ---- nested calls -----------------------------------------------------------------------------

  /** Nested calls in which the item that calls works itself, or waits. */
  static Stream<Options> nestedOptions() {
    return Stream.of(
        Options.of(), Options.of(nWorkers(2)), Options.of(timeout(NEVER)), Options.of(failFast()));
  }

  /**
   * Of two nested calls at once: one where the item that calls works itself, one where it waits.
   */
  static Stream<List<Options>> nestedOptionsOfTwo() {
    return Stream.of(
        List.of(Options.of(), Options.of(timeout(NEVER))),
        List.of(Options.of(nWorkers(2)), Options.of(failFast())));
  }

  @ParameterizedTest
  @MethodSource("nestedOptionsOfTwo")
  default void aDeadlineReachesTheItemsOfNestedCalls(List<Options> nested) throws Exception {
    CountDownLatch interrupted = new CountDownLatch(2);
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              2,
              outer -> {
                Options options = nested.get(outer);
                run(1, inner -> waitToBeInterrupted(gate, interrupted), options.array());
                return outer;
              },
              nWorkers(2),
              timeout(AMPLE));

      assertThat(results.failures()).hasSize(2).allMatch(f -> f.kind() == Outcome.Kind.TIMED_OUT);
      assertThat(interrupted.await(10, TimeUnit.MINUTES)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("nestedOptions")
  default void anInterruptOfTheCallerReachesTheItemsOfNestedCalls(Options nested) throws Exception {
    CountDownLatch atWork = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(2);
    try (Gate gate = new Gate()) {
      Caller<Results<Integer>> caller =
          Caller.of(() ->
              run(
                  2,
                  outer -> {
                    run(
                        1,
                        inner -> {
                          atWork.countDown();
                          return waitToBeInterrupted(gate, interrupted);
                        },
                        nested.array());
                    return outer;
                  },
                  nWorkers(2)));
      atWork.await();

      caller.interrupt();

      assertThat(caller.ending().thrown()).isInstanceOf(BatchInterruptedException.class);
      assertThat(interrupted.await(10, TimeUnit.MINUTES)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("nestedOptions")
  default void aFailureReachesTheItemsOfNestedCalls(Options nested) throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Gauge running = new Gauge();
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              2,
              outer -> {
                if (outer == 1) {
                  atWork.await();
                  throw new IllegalStateException("first failure");
                }
                run(
                    1,
                    inner -> {
                      try (var _ = running.enter()) {
                        atWork.countDown();
                        return waitToBeInterrupted(gate, interrupted);
                      }
                    },
                    nested.array());
                return outer;
              },
              nWorkers(2),
              failFast());

      assertThat(results.failures())
          .extracting(Outcome.Failure::kind)
          .containsExactly(Outcome.Kind.CANCELLED, Outcome.Kind.THREW);
      assertThat(interrupted.getCount()).isZero();
      assertThat(running.inside()).isZero();
    }
  }

  private static int waitToBeInterrupted(Gate gate, CountDownLatch interrupted)
      throws InterruptedException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
    return 0;
  }
}
