package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.on;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.timeout;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The THREADS engine on an executor with threads to spare. Its threads are the user's: how many
 * run, what becomes of one that hangs, and how deep calls nest is the executor's affair, as
 * asserted here.
 */
final class ExecutorEngineTest extends ParallelEngineContract {

  private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(24, noting(THREADS));

  /** Makes daemon threads and notes them. */
  private static ThreadFactory noting(Set<Thread> threads) {
    return task -> {
      Thread thread = Thread.ofPlatform().daemon().unstarted(task);
      threads.add(thread);
      return thread;
    };
  }

  @Override
  public EngineUnderTest engine() {
    return new ThreadsCalls(List.of(on(EXECUTOR)));
  }

  @AfterAll
  static void theExecutorIsTheUsersToShutDown() throws Exception {
    assertThat(EXECUTOR.isShutdown()).isFalse();
    EXECUTOR.shutdown();
    // No item, and no help that was asked for, is left behind in it.
    assertThat(EXECUTOR.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  /** The engine on another executor. */
  private static <R> Results<R> runOn(
      ExecutorService executor,
      int n,
      org.inbatch.dispatch.ItemFunction<? super Integer, ? extends R> item,
      CallOption... options) {
    return new ThreadsCalls(List.of(on(executor)))
        .call(EngineUnderTest.newSite(), ArgumentSets.of(ContractTheme.numbers(n)), item, options);
  }

  @Test
  void itemsRunOnTheExecutorAndTheCallerAlone() {
    Thread caller = Thread.currentThread();

    assertThat(run(1_000, i -> Thread.currentThread()).values())
        .allMatch(thread -> thread.equals(caller) || THREADS.contains(thread));
    assertThat(run(1_000, i -> Thread.currentThread(), timeout(NEVER)).values())
        .allMatch(THREADS::contains);
    assertThat(run(1_000, i -> Thread.currentThread(), failFast()).values())
        .allMatch(THREADS::contains);
  }

  @Test
  void theThreadsKeepTheirNamesAndClassLoaders() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = Thread.ofPlatform().daemon().name("the user's").unstarted(task);
              thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
              threads.add(thread);
              return thread;
            });
    try (executor) {
      Results<ClassLoader> results =
          runOn(executor, 100, i -> Thread.currentThread().getContextClassLoader(), timeout(NEVER));
      assertThat(results.values()).containsOnly(Thread.currentThread().getContextClassLoader());

      Awaitility.await()
          .until(() ->
              threads.stream()
                  .allMatch(
                      t -> t.getContextClassLoader().equals(ClassLoader.getPlatformClassLoader())));
      assertThat(threads).allMatch(thread -> thread.getName().equals("the user's"));
    }
  }

  /** The caller has taken the last items at once, and is in one of them, when the thread comes. */
  @Test
  void aThreadThatComesLateTakesOverWhatStandsBehindASlowItem() {
    // So many that the last are taken some at a time, on a cold JVM too.
    int n = 100_000;
    CountDownLatch slowHasBegun = new CountDownLatch(1);
    CountDownLatch lastIsDone = new CountDownLatch(1);
    try (ExecutorService late = Executors.newFixedThreadPool(1)) {
      late.execute(
          new FutureTask<>(() -> {
            slowHasBegun.await();
            return true;
          }));

      Results<Integer> results =
          runOn(
              late,
              n,
              i -> {
                if (i == n - 2) {
                  slowHasBegun.countDown();
                  lastIsDone.await();
                } else if (i == n - 1) {
                  lastIsDone.countDown();
                }
                return i;
              },
              nWorkers(2));

      assertThat(results.values()).isEqualTo(ContractTheme.numbers(n));
    }
  }

  @Test
  void aCallOverNothingSubmitsNothing() {
    ExecutorService refusing = Executors.newSingleThreadExecutor();
    refusing.shutdown();

    for (CallOption[] options : new CallOption[][] {{}, {timeout(NEVER)}, {failFast()}}) {
      assertThat(runOn(refusing, 0, i -> i, options)).isEmpty();
    }
  }

  @Test
  void anExecutorThatIsShutDownRefusesACallThatNeedsIt() {
    ExecutorService refusing = Executors.newSingleThreadExecutor();
    refusing.shutdown();
    Source source = new Source(10);

    assertThatThrownBy(() -> runOn(refusing, 10, i -> i, timeout(NEVER)))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> runOn(refusing, 10, i -> i))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() ->
            new ThreadsCalls(List.of(on(refusing)))
                .call(EngineUnderTest.newSite(), ArgumentSets.of(source), i -> i, failFast()))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(source.timesClosed()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anExecutorThatIsShutDownMeanwhileFailsACallThatNeedsAnotherThread(boolean streamed) {
    ExecutorService one = Executors.newSingleThreadExecutor();
    EngineUnderTest engine =
        streamed ? new StreamedCalls(List.of(on(one))) : new ThreadsCalls(List.of(on(one)));
    try (Gate gate = new Gate()) {
      assertThatThrownBy(() ->
              engine.call(
                  EngineUnderTest.newSite(),
                  ArgumentSets.of(List.of(1)),
                  i -> {
                    one.shutdown();
                    gate.await();
                    return i;
                  },
                  itemTimeout(SHORT),
                  retries(1)))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void theSizeOfTheExecutorLimitsTheWorkers() {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Gauge gauge = new Gauge();
      Results<Integer> results =
          runOn(
              two,
              10_000,
              i -> {
                try (var _ = gauge.enter()) {
                  return i;
                }
              },
              nWorkers(8),
              timeout(NEVER));

      assertThat(results.values()).isEqualTo(ContractTheme.numbers(10_000));
      assertThat(gauge.most()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void aThreadThatHangsIsNotReplaced() {
    ExecutorService one = Executors.newSingleThreadExecutor(noting(ConcurrentHashMap.newKeySet()));
    try (one;
        Gate gate = new Gate()) {
      Results<Integer> results =
          runOn(
              one,
              4,
              i -> {
                gate.awaitDeaf();
                return i;
              },
              itemTimeout(SHORT),
              timeout(AMPLE));

      assertThat(results).hasSize(4);
      DeadlinesContract.assertTimedOut(results.get(0), SHORT);
      assertThat(results.failures().getFirst().stillRunning()).isTrue();
      for (Outcome.Failure<Integer> failure : results.failures().subList(1, 4)) {
        DeadlinesContract.assertTimedOut(failure, AMPLE);
        assertThat(failure.stillRunning()).isFalse();
      }
    }
  }

  @Test
  void aBusyExecutorTimesACallOutBeforeItBegan() throws Exception {
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        Gate gate = new Gate()) {
      CountDownLatch busy = new CountDownLatch(1);
      one.execute(() -> {
        busy.countDown();
        gate.awaitDeaf();
      });
      busy.await();
      Gauge gauge = new Gauge();

      Results<Integer> results =
          runOn(
              one,
              10,
              i -> {
                try (var _ = gauge.enter()) {
                  return i;
                }
              },
              timeout(SHORT));

      assertThat(results).hasSize(10).allSatisfy(o -> DeadlinesContract.assertTimedOut(o, SHORT));
      assertThat(results.failures()).noneMatch(Outcome.Failure::stillRunning);
      gate.open();
      one.submit(() -> {}).get();
      assertThat(gauge.entered()).isZero();
    }
  }

  @Test
  void helpThatNeverCameHoldsNoArgumentSet() throws Exception {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    try (one;
        Gate gate = new Gate()) {
      CountDownLatch busy = new CountDownLatch(1);
      one.execute(() -> {
        busy.countDown();
        gate.awaitDeaf();
      });
      busy.await();
      List<WeakReference<Object>> sets = setsOfACallOn(one);

      Awaitility.await()
          .untilAsserted(() -> {
            System.gc();
            assertThat(sets).allMatch(set -> set.refersTo(null));
          });
      assertThat(gate.isOpen()).isFalse();
    }
  }

  private static List<WeakReference<Object>> setsOfACallOn(ExecutorService executor) {
    List<Object> sets = Stream.generate(Object::new).limit(1_000).toList();
    Results<Boolean> results =
        new ThreadsCalls(List.of(on(executor)))
            .call(
                EngineUnderTest.newSite(),
                ArgumentSets.of(sets),
                set -> sets.contains(set),
                nWorkers(4));
    assertThat(results.values()).containsOnly(true);
    return sets.stream().map(WeakReference::new).toList();
  }

  /** Nested calls in which the item that calls works itself nest on any executor. */
  @ParameterizedTest
  @MethodSource
  void callsWithoutDeadlinesNestOnAnExecutorOfOne(Options options) {
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      EngineUnderTest engine = new ThreadsCalls(List.of(on(one)));
      assertThat(nested(engine, 3, 4, options)).isEqualTo(64);
    }
  }

  static Stream<Options> callsWithoutDeadlinesNestOnAnExecutorOfOne() {
    return Stream.of(Options.of(), Options.of(nWorkers(1)), Options.of(nWorkers(8)));
  }

  private static int nested(EngineUnderTest engine, int levels, int width, Options options) {
    if (levels == 0) {
      return 1;
    }
    return engine
        .call(
            EngineUnderTest.newSite(),
            ArgumentSets.of(ContractTheme.numbers(width)),
            i -> nested(engine, levels - 1, width, options),
            options.array())
        .values()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Where each waits for a thread of a full executor, the deadline is what ends it. */
  @Test
  void callsWithDeadlinesStarveOnAnExecutorOfOneUntilTheyTimeOut() {
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      Results<Integer> outer =
          runOn(
              one,
              1,
              i -> {
                Results<Integer> inner = runOn(one, 3, j -> j, timeout(SHORT));
                assertThat(inner).allSatisfy(o -> DeadlinesContract.assertTimedOut(o, SHORT));
                assertThat(inner.failures()).noneMatch(Outcome.Failure::stillRunning);
                return inner.size();
              },
              timeout(NEVER));

      assertThat(outer.values()).containsExactly(3);
    }
  }

  @Test
  void anExecutorThatRunsTasksWhereTheyAreSubmittedWillDo() {
    try (ExecutorService direct = new DirectExecutor()) {
      assertThat(runOn(direct, 1_000, i -> 2 * i, nWorkers(4)).values())
          .isEqualTo(ContractTheme.numbers(1_000).stream().map(i -> 2 * i).toList());
    }
  }

  @Test
  void whereItsThreadIsTheCallersNothingCouldWatchTheClock() {
    try (ExecutorService direct = new DirectExecutor()) {
      assertThatThrownBy(() -> runOn(direct, 10, i -> i, failFast()))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("on the thread that submitted it");
    }
  }

  /** Runs each task on the thread that submits it. */
  private static final class DirectExecutor extends AbstractExecutorService {
    private volatile boolean shutdown;

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {
      shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shutdown;
    }

    @Override
    public boolean isTerminated() {
      return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
