package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.on;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.sequential;
import static org.inbatch.CallOptions.timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.ThreadsOption;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The sequential engine: the caller's thread alone. It keeps what every engine keeps; where the
 * others run items beside one another and interrupt them, it does what is asserted here.
 */
final class SequentialEngineTest extends EngineContract {

  @Override
  public EngineUnderTest engine() {
    return new ThreadsCalls(List.of(sequential()));
  }

  @Test
  void itemsRunInOrderOnTheCallersThread() {
    List<Integer> order = new ArrayList<>();

    Results<Thread> results =
        run(
            1_000,
            i -> {
              order.add(i);
              return Thread.currentThread();
            });

    assertThat(order).isEqualTo(ContractTheme.numbers(1_000));
    assertThat(results.values()).containsOnly(Thread.currentThread());
  }

  @Test
  void itemsOfCallsWithDeadlinesRunOnTheCallersThreadToo() {
    assertThat(run(10, i -> Thread.currentThread(), timeout(NEVER), itemTimeout(NEVER)).values())
        .containsOnly(Thread.currentThread());
  }

  @Test
  void contradictionsAreRefused() {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      for (ThreadsOption other : List.of(nWorkers(2), on(executor), sequential())) {
        assertThatThrownBy(() -> Dispatch.threads(EngineUnderTest.newSite(), sequential(), other))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("sequential");
        assertThatThrownBy(() -> Dispatch.threads(EngineUnderTest.newSite(), other, sequential()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("sequential");
      }
    }
  }

  /** Deadlines are soft: they are looked at between items, and nothing is interrupted for one. */
  @Nested
  final class Deadlines {

    /** Uses up more than the limit, and tells whether it was interrupted. */
    private boolean overrun(Duration limit) {
      long start = System.nanoTime();
      while (System.nanoTime() - start <= limit.toNanos() + 1_000_000) {
        Thread.onSpinWait();
      }
      return Thread.currentThread().isInterrupted();
    }

    @Test
    void theItemThatRunsAtTheDeadlineEndsAndTheRestNeverStart() {
      List<Integer> ran = new ArrayList<>();

      Results<Boolean> results =
          run(
              5,
              i -> {
                ran.add(i);
                return i == 1 && overrun(AMPLE);
              },
              timeout(AMPLE));

      assertThat(ran).containsExactly(0, 1);
      assertThat(results.isComplete()).isTrue();
      assertThat(results.subList(0, 2))
          .containsExactly(new Outcome.Success<>(0, false), new Outcome.Success<>(1, false));
      assertThat(results.subList(2, 5))
          .allSatisfy(outcome -> DeadlinesContract.assertTimedOut(outcome, AMPLE));
      assertThat(results.failures()).noneMatch(Outcome.Failure::stillRunning);
    }

    @Test
    void aLazySourceIsNotPulledAfterTheDeadline() {
      Source source = Source.endless();

      Results<Boolean> results =
          run(ArgumentSets.of(source), i -> i == 10 && overrun(AMPLE), timeout(AMPLE));

      assertThat(results).hasSize(source.pulled());
      assertThat(results.isComplete()).isFalse();
      assertThat(source.timesClosed()).isEqualTo(1);
    }

    @Test
    void anItemThatOverranItsTimeIsToldSoAndTheOthersRun() {
      Results<Boolean> results = run(5, i -> i == 1 && overrun(AMPLE), itemTimeout(AMPLE));

      assertThat(results.failures()).hasSize(1);
      DeadlinesContract.assertTimedOut(results.get(1), AMPLE);
      assertThat(results.failures().getFirst().stillRunning()).isFalse();
      assertThat(results.successes()).extracting(Outcome.Success::value).containsOnly(false);
    }

    @Test
    void anItemThatOverranItsTimeIsRunAgain() {
      int[] attempts = new int[2];

      Results<Boolean> results =
          run(
              2,
              i -> ++attempts[i] == 1 && i == 0 && overrun(AMPLE),
              itemTimeout(AMPLE),
              retries(1));

      assertThat(results.values()).containsExactly(false, false);
      assertThat(attempts).containsExactly(2, 1);
    }
  }

  /** The caller's thread is the only one there is: interrupts of an item are the caller's. */
  @Nested
  final class Interrupts {

    @Test
    void anInterruptEndsTheCall() throws Exception {
      List<Integer> ran = new ArrayList<>();
      try (Gate gate = new Gate();
          Gate atWork = new Gate()) {
        Caller<Results<Integer>> caller =
            Caller.of(() ->
                run(
                    10,
                    i -> {
                      ran.add(i);
                      atWork.open();
                      gate.await();
                      return i;
                    }));
        atWork.await();

        caller.interrupt();

        Caller.Ending<?> ending = caller.ending();
        assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
        assertThat(ending.interrupted()).isTrue();
        assertThat(ran).containsExactly(0);
      }
    }

    @Test
    void anInterruptedExceptionOfAnItemEndsTheCall() throws Exception {
      List<Integer> ran = new ArrayList<>();

      Caller.Ending<Results<Integer>> ending =
          Caller.<Results<Integer>>of(() ->
                  run(
                      10,
                      i -> {
                        ran.add(i);
                        if (i == 3) {
                          throw new InterruptedException("of an item");
                        }
                        return i;
                      }))
              .ending();

      assertThat(ending.thrown())
          .isInstanceOf(BatchInterruptedException.class)
          .cause()
          .hasMessage("of an item");
      assertThat(ending.interrupted()).isTrue();
      assertThat(ran).containsExactly(0, 1, 2, 3);
    }

    @Test
    void anInterruptThatAnItemSwallowsIsLost() throws Exception {
      try (Gate gate = new Gate();
          Gate atWork = new Gate()) {
        Caller<Results<String>> caller =
            Caller.of(() ->
                run(
                    3,
                    i -> {
                      if (i == 1) {
                        atWork.open();
                        try {
                          gate.await();
                        } catch (InterruptedException swallowed) {
                          return "swallowed";
                        }
                      }
                      return "undisturbed";
                    }));
        atWork.await();

        caller.interrupt();

        Caller.Ending<Results<String>> ending = caller.ending();
        assertThat(ending.returned().values())
            .containsExactly("undisturbed", "swallowed", "undisturbed");
        assertThat(ending.interrupted()).isFalse();
      }
    }

    @Test
    void anItemThatKeepsTheFlagSetEndsTheCall() throws Exception {
      List<Integer> ran = new ArrayList<>();

      Caller.Ending<Results<Integer>> ending =
          Caller.<Results<Integer>>of(() ->
                  run(
                      10,
                      i -> {
                        ran.add(i);
                        Thread.currentThread().interrupt();
                        return i;
                      }))
              .ending();

      assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
      assertThat(ending.interrupted()).isTrue();
      assertThat(ran).containsExactly(0);
    }
  }
}
