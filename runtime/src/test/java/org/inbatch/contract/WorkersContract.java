package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.timeout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Parallelism;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many items run at once, and that none waits for a slower one. */
interface WorkersContract extends ContractTheme {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  default void nWorkersAreReachedAndNeverExceeded(int n) {
    // Items meet in groups of n: were fewer at work, they would wait for ever.
    CyclicBarrier meeting = new CyclicBarrier(n);
    Gauge gauge = new Gauge();

    Results<Integer> results =
        run(
            5 * n,
            i -> {
              try (var _ = gauge.enter()) {
                return meeting.await(10, TimeUnit.MINUTES);
              }
            },
            nWorkers(n));

    assertThat(results.failures()).isEmpty();
    assertThat(gauge.most()).isEqualTo(n);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  default void nWorkersAreReachedAndNeverExceededUnderADeadline(int n) {
    CyclicBarrier meeting = new CyclicBarrier(n);
    Gauge gauge = new Gauge();

    Results<Integer> results =
        run(
            5 * n,
            i -> {
              try (var _ = gauge.enter()) {
                return meeting.await(10, TimeUnit.MINUTES);
              }
            },
            nWorkers(n),
            timeout(NEVER));

    assertThat(results.failures()).isEmpty();
    assertThat(gauge.most()).isEqualTo(n);
  }

  @Test
  default void nWorkersAreReachedOverALazySource() {
    CyclicBarrier meeting = new CyclicBarrier(4);
    Gauge gauge = new Gauge();

    Results<Integer> results =
        run(
            ArgumentSets.of(ContractTheme.numbers(40).iterator()),
            i -> {
              try (var _ = gauge.enter()) {
                return meeting.await(10, TimeUnit.MINUTES);
              }
            },
            nWorkers(4));

    assertThat(results.failures()).isEmpty();
    assertThat(gauge.most()).isEqualTo(4);
  }

  @Test
  default void threeWorkersOverManyCheapItemsAreNeverFour() {
    Gauge gauge = new Gauge();

    Results<Integer> results =
        run(
            many(100_000),
            i -> {
              try (var _ = gauge.enter()) {
                return i;
              }
            },
            nWorkers(3));

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(many(100_000)));
    assertThat(gauge.most()).isLessThanOrEqualTo(3);
  }

  @Test
  default void withoutNWorkersTheConfiguredNumberIsNotExceeded() {
    Gauge gauge = new Gauge();

    Results<Integer> results =
        run(
            many(10_000),
            i -> {
              try (var _ = gauge.enter()) {
                return i;
              }
            });

    assertThat(results.failures()).isEmpty();
    assertThat(gauge.most()).isLessThanOrEqualTo(Parallelism.current().numThreads());
  }

  @Test
  default void oneWorkerRunsTheItemsInOrder() {
    oneAtATimeAndInOrder(nWorkers(1));
  }

  @Test
  default void oneWorkerRunsTheItemsInOrderUnderADeadline() {
    oneAtATimeAndInOrder(nWorkers(1), timeout(NEVER));
  }

  private void oneAtATimeAndInOrder(CallOption... options) {
    Gauge gauge = new Gauge();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());

    Results<Boolean> results =
        run(
            5_000,
            i -> {
              try (var _ = gauge.enter()) {
                return order.add(i);
              }
            },
            options);

    assertThat(results.failures()).isEmpty();
    assertThat(gauge.most()).isEqualTo(1);
    assertThat(order).isEqualTo(ContractTheme.numbers(5_000));
  }

  @Test
  default void outcomesStandInTheOrderOfInitWhateverTheOrderOfCompletion() {
    try (Gate lastIsDone = new Gate()) {
      Results<String> results =
          run(
              4,
              i -> {
                if (i == 3) {
                  lastIsDone.open();
                } else {
                  lastIsDone.await();
                }
                return "item " + i;
              },
              nWorkers(4));

      assertThat(results.values()).containsExactly("item 0", "item 1", "item 2", "item 3");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 500, 998, 999})
  default void aSlowItemHoldsNobodyUp(int slow) throws Exception {
    CountDownLatch others = new CountDownLatch(999);

    Results<Integer> results =
        run(1_000, i -> slowUntilTheOthersAreDone(i, slow, others), nWorkers(2));

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(1_000));
  }

  @Test
  default void aSlowItemHoldsNobodyUpOverALazySource() {
    CountDownLatch others = new CountDownLatch(999);

    Results<Integer> results =
        run(
            ArgumentSets.of(ContractTheme.numbers(1_000).iterator()),
            i -> slowUntilTheOthersAreDone(i, 10, others),
            nWorkers(2));

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(1_000));
  }

  @Test
  default void aSlowItemHoldsNobodyUpThoughEarlierCallsWereCheap() {
    // What an engine learnt from cheap calls may keep later ones on the caller, but not for ever.
    ActionSite site = EngineUnderTest.newSite();
    for (int call = 0; call < 200; call++) {
      Results<Integer> cheap =
          engine().call(site, ArgumentSets.of(ContractTheme.numbers(100)), i -> i, nWorkers(2));
      assertThat(cheap.anyFailed()).isFalse();
    }
    for (int slow : new int[] {0, 50, 99}) {
      CountDownLatch others = new CountDownLatch(99);

      Results<Integer> results =
          engine()
              .call(
                  site,
                  ArgumentSets.of(ContractTheme.numbers(100)),
                  i -> slowUntilTheOthersAreDone(i, slow, others),
                  nWorkers(2));

      assertThat(results.values()).isEqualTo(ContractTheme.numbers(100));
    }
  }

  @Test
  default void everyItemRunsOnceWhereSlowOnesStandAmongSmallOnes() {
    // Small items are taken some at a time, and what stands behind a slow one is taken over.
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    ActionSite site = EngineUnderTest.newSite();
    for (int call = 0; call < many(300); call++) {
      int[] nanos = new int[1_000];
      for (int slow = 0; slow < 4; slow++) {
        nanos[random.nextInt(nanos.length)] = 50_000 + random.nextInt(150_000);
      }
      AtomicIntegerArray times = new AtomicIntegerArray(nanos.length);

      Results<Integer> results =
          engine()
              .call(
                  site,
                  ArgumentSets.of(ContractTheme.numbers(nanos.length)),
                  i -> {
                    times.incrementAndGet(i);
                    long until = System.nanoTime() + nanos[i];
                    while (nanos[i] > 0 && System.nanoTime() - until < 0) {
                      Thread.onSpinWait();
                    }
                    return i;
                  },
                  nWorkers(1 + random.nextInt(6)));

      assertThat(results.values()).isEqualTo(ContractTheme.numbers(nanos.length));
      for (int i = 0; i < nanos.length; i++) {
        assertThat(times.get(i)).as("runs of item %d", i).isEqualTo(1);
      }
    }
  }

  private static int slowUntilTheOthersAreDone(int i, int slow, CountDownLatch others)
      throws InterruptedException {
    if (i == slow) {
      assertThat(others.await(10, TimeUnit.MINUTES)).isTrue();
    } else {
      others.countDown();
    }
    return i;
  }

  @Test
  default void twoCallersShareTheWorkers() throws Exception {
    try (Gate gate = new Gate();
        Gate bothAtWork = new Gate()) {
      Caller<Results<Integer>> first =
          Caller.of(() ->
              run(
                  8,
                  i -> {
                    bothAtWork.open();
                    gate.await();
                    return i;
                  },
                  nWorkers(4)));
      bothAtWork.await();

      // The first call's items hold all its workers; a second call goes on all the same.
      for (CallOption[] options :
          List.of(new CallOption[0], new CallOption[] {nWorkers(4), timeout(NEVER)})) {
        Results<Integer> second = run(1_000, i -> i, options);
        assertThat(second.values()).isEqualTo(ContractTheme.numbers(1_000));
      }

      assertThat(first.thread().isAlive()).isTrue();
      gate.open();
      assertThat(first.ending().returned().values()).isEqualTo(ContractTheme.numbers(8));
    }
  }

  @Test
  default void manyCallersAtOnceAllGetTheirOwnOutcomes() throws Exception {
    List<Caller<List<Integer>>> callers = new ArrayList<>();
    for (int c = 0; c < 16; c++) {
      int factor = c;
      callers.add(
          Caller.of(() -> {
            List<Integer> sums = new ArrayList<>();
            for (int round = 0; round < many(50); round++) {
              int sum = 0;
              for (Outcome.Success<Integer> s : run(200, i -> factor * i).successes()) {
                sum += s.value();
              }
              sums.add(sum);
            }
            return sums;
          }));
    }
    for (int c = 0; c < 16; c++) {
      assertThat(callers.get(c).ending().returned()).hasSize(many(50)).containsOnly(c * 199 * 100);
    }
  }

  /** Calls whose callers work, or wait for the pool. */
  static Stream<Options> ordinaryCalls() {
    return Stream.of(Options.of(), Options.of(timeout(NEVER)), Options.of(failFast()));
  }

  @ParameterizedTest
  @MethodSource("ordinaryCalls")
  default void aCallWhoseItemsBlockStarvesNoOther(Options options) throws Exception {
    try (Gate gate = new Gate();
        Gate atWork = new Gate()) {
      Caller<Results<Integer>> blocked =
          Caller.of(() ->
              run(
                  8,
                  i -> {
                    atWork.open();
                    gate.await();
                    return i;
                  },
                  options.array()));
      atWork.await();

      for (Options other : ordinaryCalls().toList()) {
        assertThat(run(1_000, i -> i, other.array()).values())
            .isEqualTo(ContractTheme.numbers(1_000));
      }

      gate.open();
      assertThat(blocked.ending().returned().values()).isEqualTo(ContractTheme.numbers(8));
    }
  }

  @ParameterizedTest
  @MethodSource("ordinaryCalls")
  default void aCallOfVeryManyItemsStarvesNoOther(Options options) throws Exception {
    try (Gate gate = new Gate();
        Gate atWork = new Gate()) {
      // It goes on until the others are done.
      Stream<Integer> source = Stream.iterate(0, i -> i + 1).takeWhile(i -> !gate.isOpen());
      Caller<Results<Integer>> busy =
          Caller.of(() ->
              run(
                  ArgumentSets.of(source),
                  i -> {
                    atWork.open();
                    long start = System.nanoTime();
                    while (System.nanoTime() - start < 50_000) {
                      Thread.onSpinWait();
                    }
                    return i;
                  },
                  options.array()));
      atWork.await();

      for (Options other : ordinaryCalls().toList()) {
        assertThat(run(1_000, i -> i, other.array()).values())
            .isEqualTo(ContractTheme.numbers(1_000));
      }

      gate.open();
      assertThat(busy.ending().returned().anyFailed()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("ordinaryCalls")
  default void theLargestNumbersAreTakenAtTheirWord(Options options) {
    CallOption[] all =
        options.and(nWorkers(Integer.MAX_VALUE), itemsPerTask(Integer.MAX_VALUE)).array();
    CallOption[] workers = options.and(nWorkers(Integer.MAX_VALUE)).array();

    for (CallOption[] each : List.of(all, workers)) {
      try {
        assertThat(run(10, i -> i, each).values()).isEqualTo(ContractTheme.numbers(10));
        assertThat(run(ArgumentSets.of(new Source(10)), i -> i, each).values())
            .isEqualTo(ContractTheme.numbers(10));
      } catch (OutOfMemoryError tooMuch) {
        // Left alone, it would end the whole run of the tests and not just this one.
        throw new AssertionError("room was made for items that are not there", tooMuch);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100, 1_000_000})
  default void itemsPerTaskChangesNothingButTheShares(int n) {
    Results<Integer> results = run(1_000, i -> -i, itemsPerTask(n));

    assertThat(results.isComplete()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      assertThat(results.get(i)).isEqualTo(new Outcome.Success<>(i, -i));
    }
  }

  @Test
  default void aTaskOfSoManyItemsIsOneWorkers() {
    // Each task's first item waits for the other's: tasks of 5 run side by side, and none is torn
    // apart.
    CyclicBarrier firsts = new CyclicBarrier(2);
    Thread[] ranBy = new Thread[10];

    Results<Integer> results =
        run(
            10,
            i -> {
              ranBy[i] = Thread.currentThread();
              return i % 5 == 0 ? firsts.await(10, TimeUnit.MINUTES) : i;
            },
            nWorkers(2),
            itemsPerTask(5));

    assertThat(results.failures()).isEmpty();
    assertThat(List.of(ranBy).subList(0, 5)).containsOnly(ranBy[0]);
    assertThat(List.of(ranBy).subList(5, 10)).containsOnly(ranBy[5]);
    assertThat(ranBy[0]).isNotSameAs(ranBy[5]);
  }

  @Test
  default void aWorkerPullsAsManyArgumentSetsAtOnceAsItIsTold() {
    Source source = new Source(20);

    Results<Integer> pulled =
        run(ArgumentSets.of(source), i -> source.pulled(), nWorkers(1), itemsPerTask(5));

    assertThat(pulled.values().subList(0, 5)).containsOnly(5);
    assertThat(pulled.values().subList(5, 10)).containsOnly(10);
    assertThat(pulled.values().subList(10, 15)).containsOnly(15);
    assertThat(pulled.values().subList(15, 20)).containsOnly(20);
  }
}
