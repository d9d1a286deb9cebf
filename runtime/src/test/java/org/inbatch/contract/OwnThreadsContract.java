package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.timeout;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an engine keeps that makes its threads itself: it names them, and replaces those that hang.
 */
interface OwnThreadsContract extends ContractTheme {

  // ---- the threads ------------------------------------------------------------------------------

  @Test
  default void threadsAreDaemonsNamedAfterTheAction() {
    CyclicBarrier meeting = new CyclicBarrier(3);
    ActionSite site = ActionSite.of("PictureBatch", "thumbnail", "files");

    Results<String> results =
        engine()
            .call(
                site,
                ArgumentSets.of(ContractTheme.numbers(3)),
                i -> {
                  meeting.await(10, TimeUnit.MINUTES);
                  Thread thread = Thread.currentThread();
                  return thread.getName() + (thread.isDaemon() ? "" : " is no daemon");
                },
                nWorkers(3),
                timeout(NEVER));

    assertThat(results.values())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.contains("PictureBatch.thumbnail"))
        .noneMatch(name -> name.endsWith("is no daemon"));
  }

  @Test
  default void threadsAreUsedAgain() {
    Set<Thread> threads = new HashSet<>();
    for (int call = 0; call < 100; call++) {
      threads.addAll(run(10, i -> Thread.currentThread(), nWorkers(2), timeout(NEVER)).values());
    }
    assertThat(threads).hasSizeLessThan(50);
  }

  @Test
  default void inheritableThreadLocalsDoNotTravel() {
    InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
    CyclicBarrier meeting = new CyclicBarrier(12);
    inherited.set("the caller's");
    try {
      // As many at once as have never been: some threads are made for this call.
      Results<@Nullable String> results =
          this.<@Nullable String>run(
              12,
              i -> {
                meeting.await(10, TimeUnit.MINUTES);
                return inherited.get();
              },
              nWorkers(12),
              timeout(NEVER));

      assertThat(results.values()).containsOnlyNulls();
    } finally {
      inherited.remove();
    }
  }

  @Test
  default void anIdleThreadHoldsNoArgumentSet() {
    for (Options options :
        List.of(Options.of(nWorkers(3)), Options.of(nWorkers(3), timeout(NEVER)))) {
      List<WeakReference<Object>> sets = new ArrayList<>();
      List<Thread> workers = threadsOfACall(sets, options);

      Awaitility.await()
          .untilAsserted(() -> {
            System.gc();
            assertThat(sets).allMatch(set -> set.refersTo(null));
          });
      // That no thread has ended is what makes the point.
      assertThat(workers).allMatch(Thread::isAlive);
    }
  }

  private List<Thread> threadsOfACall(List<WeakReference<Object>> references, Options options) {
    List<Object> sets = Stream.generate(Object::new).limit(3).toList();
    sets.forEach(set -> references.add(new WeakReference<>(set)));
    CyclicBarrier meeting = new CyclicBarrier(3);
    Results<Thread> results =
        run(
            ArgumentSets.of(sets),
            set -> {
              meeting.await(10, TimeUnit.MINUTES);
              return Thread.currentThread();
            },
            options.array());
    return results.values().stream().filter(t -> !t.equals(Thread.currentThread())).toList();
  }

  @Test
  default void aCallOverNothingStartsNoThread() {
    ActionSite site = ActionSite.of("EmptyBatch", "neverRuns", "nothing");
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    for (Options options :
        List.of(Options.of(nWorkers(64)), Options.of(nWorkers(64), timeout(NEVER)))) {
      assertThat(engine().call(site, ArgumentSets.of(List.of()), i -> i, options.array()))
          .isEmpty();
    }

    assertThat(Thread.getAllStackTraces().keySet().stream().filter(t -> !before.contains(t)))
        .noneMatch(thread -> thread.getName().contains("EmptyBatch"));
  }

  // ---- stragglers -------------------------------------------------------------------------------

  @Test
  default void anOnlyWorkerThatHangsIsReplaced() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              20,
              i -> {
                if (i == 3) {
                  gate.awaitDeaf();
                }
                return i;
              },
              nWorkers(1),
              itemsPerTask(20),
              itemTimeout(AMPLE));

      assertThat(results.failures()).hasSize(1);
      DeadlinesContract.assertTimedOut(results.get(3), AMPLE);
      assertThat(results.failures().getFirst().stillRunning()).isTrue();
    }
  }

  @Test
  default void everyWorkerThatHangsIsReplaced() {
    Gauge gauge = new Gauge();
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              6,
              i -> {
                try (var _ = gauge.enter()) {
                  gate.awaitDeaf();
                  return i;
                }
              },
              nWorkers(2),
              itemTimeout(SHORT));

      assertThat(results).hasSize(6).allSatisfy(o -> DeadlinesContract.assertTimedOut(o, SHORT));
    }
    Awaitility.await().until(() -> gauge.inside() == 0);
  }

  @Test
  default void stragglersTakeNoWorkersFromLaterCalls() {
    CyclicBarrier meeting = new CyclicBarrier(8);
    try (Gate gate = new Gate()) {
      Results<Integer> hanging =
          run(
              4,
              i -> {
                gate.awaitDeaf();
                return i;
              },
              nWorkers(4),
              timeout(AMPLE));
      assertThat(hanging.failures()).hasSize(4).allMatch(Outcome.Failure::stillRunning);

      for (Options options :
          List.of(Options.of(nWorkers(8)), Options.of(nWorkers(8), timeout(NEVER)))) {
        Results<Integer> later = run(8, i -> meeting.await(10, TimeUnit.MINUTES), options.array());
        assertThat(later.failures()).isEmpty();
      }
    }
  }

  @Test
  default void anAttemptThatHangsDoesNotSpoilTheNext() {
    AtomicInteger attempts = new AtomicInteger();
    Gauge late = new Gauge();
    Results<Object> results;
    try (Gate gate = new Gate()) {
      results =
          engine()
              .callUnboxed(
                  EngineUnderTest.newSite(),
                  ArgumentSets.of(new int[] {5, 6, 7}),
                  (sets, out, i) -> {
                    if (sets[i] == 6 && attempts.incrementAndGet() == 1) {
                      try (var _ = late.enter()) {
                        gate.awaitDeaf();
                        out[i] = "the first attempt, too late";
                      }
                    } else {
                      out[i] = "in time";
                    }
                  },
                  nWorkers(2),
                  itemTimeout(AMPLE),
                  retries(1));

      assertThat(results.values()).containsOnly("in time");
      assertThat(late.inside()).isEqualTo(1);
    }
    Awaitility.await().until(() -> late.inside() == 0);
    assertThat(results.values()).containsOnly("in time");
  }

  @Test
  default void beyondSomeNumberOfStragglersCallsWithDeadlinesAreRefused() {
    Gauge gauge = new Gauge();
    try (Gate gate = new Gate()) {
      assertThatThrownBy(
              () -> {
                for (int call = 0; call < 1_000; call++) {
                  assertThat(
                          run(
                              32,
                              i -> {
                                try (var _ = gauge.enter()) {
                                  gate.awaitDeaf();
                                  return i;
                                }
                              },
                              nWorkers(32),
                              timeout(SHORT)))
                      .hasSize(32);
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(EngineUnderTest.BATCH + "." + EngineUnderTest.ACTION)
          .hasMessageContaining("at org.inbatch.contract.Gate.awaitDeaf");

      assertThatThrownBy(() -> run(1, i -> i, itemTimeout(NEVER)))
          .isInstanceOf(IllegalStateException.class);
      // A call that nothing has to end early cannot make it worse.
      assertThat(run(100, i -> i).values()).isEqualTo(ContractTheme.numbers(100));
    }
    Awaitility.await().until(() -> gauge.inside() == 0);
    Awaitility.await()
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(() -> run(100, i -> i, timeout(NEVER)).values().size() == 100);
  }

  @Test
  default void theSourceOfACallThatIsRefusedIsClosed() {
    try (Gate gate = new Gate()) {
      Source source = new Source(100);
      assertThatThrownBy(
              () -> {
                for (int call = 0; call < 1_000; call++) {
                  assertThat(
                          run(
                              32,
                              i -> {
                                gate.awaitDeaf();
                                return i;
                              },
                              nWorkers(32),
                              timeout(SHORT)))
                      .hasSize(32);
                }
              })
          .isInstanceOf(IllegalStateException.class);

      assertThatThrownBy(() -> run(ArgumentSets.of(source), i -> i, timeout(NEVER)))
          .isInstanceOf(IllegalStateException.class);

      assertThat(source.timesClosed()).isEqualTo(1);
      assertThat(source.pulled()).isZero();
    }
    Awaitility.await()
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(() -> run(100, i -> i, timeout(NEVER)).values().size() == 100);
  }

  // ---- nesting under deadlines ------------------------------------------------------------------

  static Stream<Options> waitingCalls() {
    return Stream.of(
        Options.of(timeout(NEVER)),
        Options.of(itemTimeout(NEVER)),
        Options.of(failFast()),
        Options.of(nWorkers(1), timeout(NEVER)),
        Options.of(nWorkers(1), failFast()),
        Options.of(nWorkers(2), timeout(NEVER), itemTimeout(NEVER), failFast()));
  }

  @ParameterizedTest
  @MethodSource("waitingCalls")
  default void callsThatWaitNestThreeDeep(Options options) {
    assertThat(nested(3, 4, options.array())).isEqualTo(64);
  }

  @ParameterizedTest
  @MethodSource("waitingCalls")
  default void callsThatWaitNestDeeply(Options options) {
    assertThat(nested(8, 2, options.array())).isEqualTo(256);
  }

  @Test
  default void manyCallersOfNestedCallsAllGoOn() throws Exception {
    List<Caller<Integer>> callers = new ArrayList<>();
    for (Options options : Stream.concat(waitingCalls(), Stream.of(Options.of())).toList()) {
      callers.add(Caller.of(() -> nested(3, 5, options.array())));
      callers.add(Caller.of(() -> nested(3, 5, options.array())));
    }
    for (Caller<Integer> caller : callers) {
      assertThat(caller.ending().returned()).isEqualTo(125);
    }
  }

  private int nested(int levels, int width, CallOption... options) {
    if (levels == 0) {
      return 1;
    }
    return run(width, i -> nested(levels - 1, width, options), options).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  @Test
  default void itemsThatHeedTheirInterruptAreNotHeldAgainstLaterCalls() {
    // More of them than threads that may overrun: each has come back before the next call.
    for (int round = 0; round < 100; round++) {
      Results<Integer> results =
          run(
              2,
              i -> {
                new CountDownLatch(1).await();
                return i;
              },
              nWorkers(2),
              itemTimeout(Duration.ofMillis(1)));

      assertThat(results.failures())
          .extracting(Outcome.Failure::kind)
          .containsExactly(Outcome.Kind.TIMED_OUT, Outcome.Kind.TIMED_OUT);
    }
  }
}
