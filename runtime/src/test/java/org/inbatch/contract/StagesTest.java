package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.concurrency;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.sequential;
import static org.inbatch.CallOptions.timeout;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;
import org.inbatch.AsyncOption;
import org.inbatch.BatchActionException;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.Outcome.Kind;
import org.inbatch.Progress;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is to be said of stages besides what the contract says of all items. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class StagesTest {

  private static <R extends @Nullable Object> Results<R> run(
      int n,
      ItemFunction<Integer, ? extends @Nullable CompletionStage<? extends R>> item,
      AsyncOption... options) {
    return Dispatch.stages(EngineUnderTest.newSite(), options)
        .results(ArgumentSets.of(ContractTheme.numbers(n)), item);
  }

  private static Outcome.Failure<?> onlyFailure(Results<?> results) {
    assertThat(results.failures()).hasSize(1);
    return results.failures().getFirst();
  }

  // How stages fail.

  @Test
  void whatStagesWrapAFailureInIsTakenAway() {
    IOException cause = new IOException("no route");
    Results<Integer> results =
        run(
            2,
            i ->
                i == 0
                    ? CompletableFuture.completedFuture(0)
                    : CompletableFuture.failedFuture(
                        new CompletionException(new CompletionException(cause))));

    assertThat(onlyFailure(results).kind()).isEqualTo(Kind.THREW);
    assertThat(onlyFailure(results).cause()).isSameAs(cause);
  }

  @Test
  void aMethodThatGivesNoStageFails() {
    IOException thrown = new IOException("refused");
    Results<Integer> results =
        run(
            2,
            i -> {
              if (i == 0) {
                throw thrown;
              }
              return null;
            });

    assertThat(results.failures().get(0).cause()).isSameAs(thrown);
    assertThat(results.failures().get(1).cause())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("ContractBatch.work returned null: return a stage");
  }

  @Test
  void nullIsNoPrimitive() {
    Engine.Invocation<int[], @Nullable Object[]> stages =
        (sets, out, i) -> out[i] = CompletableFuture.completedFuture(sets[i] == 8 ? null : sets[i]);

    assertThatThrownBy(() ->
            Dispatch.stages(EngineUnderTest.newSite())
                .array(double[].class, ArgumentSets.of(new int[] {7, 8}), stages))
        .isInstanceOf(BatchActionException.class)
        .cause()
        .hasMessage(
            "the stage that ContractBatch.work returned completed with null, which is no double");
  }

  @Test
  void aStageIsBegunAgainUnlessAnotherCauseFailedIt() {
    Map<Integer, Integer> attempts = new ConcurrentHashMap<>();
    Results<Integer> results =
        run(
            3,
            i ->
                attempts.merge(i, 1, Integer::sum) > i
                    ? CompletableFuture.completedFuture(i)
                    : CompletableFuture.failedFuture(
                        i == 1 ? new IOException() : new IllegalStateException()),
            retries(5, IOException.class));

    assertThat(attempts).isEqualTo(Map.of(0, 1, 1, 2, 2, 1));
    assertThat(onlyFailure(results).position()).isEqualTo(2);
  }

  // Stages that are given up.

  @Test
  void aStageThatNeverCompletesIsCancelledAtItsTimeAndTheOthersAreKept() {
    CompletableFuture<Integer> never = new CompletableFuture<>();
    Results<Integer> results =
        run(
            3,
            i -> i == 1 ? never : CompletableFuture.completedFuture(i),
            itemTimeout(ContractTheme.SHORT));

    Outcome.Failure<?> failure = onlyFailure(results);
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.cause()).isInstanceOf(TimeoutException.class);
    assertThat(results.valuesOr(-1)).containsExactly(0, -1, 2);
    assertThatThrownBy(() -> never.get(10, TimeUnit.MINUTES))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
  }

  @Test
  void aStageThatCannotBeCancelledStillRuns() {
    CompletionStage<Integer> never = new CompletableFuture<Integer>().minimalCompletionStage();
    Results<Integer> results = run(1, i -> never, timeout(ContractTheme.SHORT));

    assertThat(onlyFailure(results).kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(onlyFailure(results).stillRunning()).isTrue();
  }

  @Test
  void aFailureCancelsTheOthersUnderFailFast() {
    CompletableFuture<Integer> never = new CompletableFuture<>();
    Results<Integer> results =
        run(2, i -> i == 0 ? never : CompletableFuture.failedFuture(new IOException()), failFast());

    assertThat(results.failures())
        .extracting(Outcome.Failure::kind)
        .containsExactly(Kind.CANCELLED, Kind.THREW);
    assertThat(never).isCancelled();
  }

  @Test
  void theCallersInterruptCancelsStages() throws Exception {
    List<CompletableFuture<Integer>> stages = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(2);
    Caller<Results<Integer>> caller =
        Caller.of(() ->
            run(
                2,
                i -> {
                  CompletableFuture<Integer> stage = new CompletableFuture<>();
                  stages.add(stage);
                  begun.countDown();
                  return stage;
                }));
    begun.await();
    caller.interrupt();

    assertThat(caller.ending().thrown()).isInstanceOf(BatchInterruptedException.class);
    assertThat(stages).hasSize(2).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void whatDependsOnAStageCannotHoldUpTheDeadline() {
    try (Gate gate = new Gate()) {
      CompletableFuture<Integer> never = new CompletableFuture<>();
      CompletableFuture<Integer> dependent =
          never.whenComplete((value, thrown) -> gate.awaitDeaf());
      Results<Integer> results = run(1, i -> never, timeout(ContractTheme.SHORT));

      assertThat(onlyFailure(results).kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(dependent).isNotDone();
    }
  }

  @Test
  void aMethodThatHangsInsteadOfGivingAStageHoldsUpNoOther() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              3,
              i -> {
                if (i == 0) {
                  gate.awaitDeaf();
                }
                return CompletableFuture.completedFuture(i);
              },
              itemTimeout(ContractTheme.SHORT));

      assertThat(results.valuesOr(-1)).containsExactly(-1, 1, 2);
      assertThat(onlyFailure(results).kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(onlyFailure(results).stillRunning()).isTrue();
    }
  }

  // Stages that break their own contract.

  /** A stage that tells of its end as often as it is told to, whatever it told before. */
  private static final class Repeating extends CompletableFuture<Integer> {

    private final Throwable end;

    Repeating(Throwable end) {
      this.end = end;
    }

    @Override
    public CompletableFuture<Integer> whenComplete(
        BiConsumer<? super Integer, ? super Throwable> action) {
      action.accept(1, null);
      action.accept(null, end);
      throw new IllegalStateException(end);
    }
  }

  @Test
  void ofAStageThatEndsMoreThanOnceTheFirstEndCounts() {
    List<Progress> reports = Collections.synchronizedList(new ArrayList<>());
    Results<Integer> results =
        run(3, i -> new Repeating(new IOException()), progress(reports::add));

    assertThat(results.values()).containsExactly(1, 1, 1);
    assertThat(reports.getLast().failed()).isZero();
  }

  @Test
  void aStageThatEndsMoreThanOnceIsNotBegunAgain() {
    AtomicInteger begun = new AtomicInteger();
    Results<Integer> results =
        run(
            1,
            i -> {
              begun.incrementAndGet();
              return new Repeating(new IOException());
            },
            retries(5));

    assertThat(results.values()).containsExactly(1);
    assertThat(begun).hasValue(1);
  }

  @Test
  void whatDependsOnAStageCannotKeepAnotherFromBeingCancelled() {
    try (Gate gate = new Gate()) {
      List<CompletableFuture<Integer>> never =
          List.of(new CompletableFuture<>(), new CompletableFuture<>());
      CompletableFuture<Integer> dependent =
          never.get(0).whenComplete((value, thrown) -> gate.awaitDeaf());
      Results<Integer> results =
          run(
              3,
              i -> i < 2 ? never.get(i) : CompletableFuture.failedFuture(new IOException()),
              failFast());

      assertThat(results.failures())
          .extracting(Outcome.Failure::kind)
          .containsExactly(Kind.CANCELLED, Kind.CANCELLED, Kind.THREW);
      assertThat(dependent).isNotDone();
    }
  }

  /** A stage that nobody completes, and that cannot be cancelled. */
  private static final class Deaf extends CompletableFuture<Integer> {

    final CountDownLatch cancelled = new CountDownLatch(1);

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      cancelled.countDown();
      return false;
    }
  }

  @Test
  void aStageThatIsReturnedTooLateIsCancelledAndRunsUntilItCompletes() throws Exception {
    try (Gate gate = new Gate()) {
      Deaf late = new Deaf();
      OutcomeStream<Integer> outcomes =
          Dispatch.stages(EngineUnderTest.newSite(), itemTimeout(ContractTheme.SHORT)).stream(
              ArgumentSets.of(ContractTheme.numbers(1)),
              i -> {
                try {
                  gate.await();
                } catch (InterruptedException itsTimeIsOver) {
                  // It goes on, as the test is of what it does then.
                }
                return late;
              });
      late.cancelled.await();

      List<Outcome<Integer>> all = outcomes.stream().toList();
      outcomes.end();
      assertThat(all).hasSize(1);
      Outcome.Failure<?> failure = (Outcome.Failure<?>) all.getFirst();
      assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(failure.stillRunning()).isTrue();
    }
  }

  @Test
  void aStageThatNeverCompletesHoldsNoOthersArgumentSet() {
    List<Deaf> kept = Collections.synchronizedList(new ArrayList<>());
    WeakReference<Object> other = setBesideOneThatNeverCompletes(kept);

    Awaitility.await()
        .untilAsserted(() -> {
          System.gc();
          assertThat(other.refersTo(null)).isTrue();
        });
    assertThat(kept).hasSize(1);
  }

  private static WeakReference<Object> setBesideOneThatNeverCompletes(List<Deaf> kept) {
    Object other = new Object();
    ItemFunction<Object, CompletionStage<Integer>> item =
        set -> {
          if (set instanceof String) {
            Deaf never = new Deaf();
            kept.add(never);
            return never;
          }
          return CompletableFuture.completedFuture(1);
        };
    Results<Integer> results =
        Dispatch.stages(EngineUnderTest.newSite(), timeout(ContractTheme.SHORT))
            .results(ArgumentSets.of(List.of("never", other)), item);
    assertThat(onlyFailure(results).stillRunning()).isTrue();
    return new WeakReference<>(other);
  }

  @Test
  void whileTheSourceHoldsUpWhoBeginsStagesOneOtherThreadBeginsThem() {
    List<CompletableFuture<Integer>> first =
        List.of(new CompletableFuture<>(), new CompletableFuture<>());
    List<Thread> again = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch bothAgain = new CountDownLatch(2);
    Source source =
        new Source(3) {
          @Override
          void beforeNext(int number) throws Exception {
            if (number == 2) {
              first.get(0).completeExceptionally(new IOException());
              bothAgain.await();
            }
          }
        };
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    Results<Integer> results =
        Dispatch.stages(EngineUnderTest.newSite(), retries(1))
            .results(
                ArgumentSets.of(source),
                i -> {
                  if (i == 2) {
                    return CompletableFuture.completedFuture(i);
                  }
                  if (begun.add(i)) {
                    return first.get(i);
                  }
                  again.add(Thread.currentThread());
                  first.get(1).completeExceptionally(new IOException());
                  bothAgain.countDown();
                  return CompletableFuture.completedFuture(i);
                });

    assertThat(results.values()).containsExactly(0, 1, 2);
    assertThat(again).hasSize(2);
    assertThat(again.get(1)).isSameAs(again.get(0));
  }

  // How many, and where.

  @Test
  void aThousandOfAHundredThousandAreInFlightAndOneThreadBeginsThem() {
    Thread caller = Thread.currentThread();
    Gauge beginning = new Gauge();
    List<CompletableFuture<Integer>> pending = Collections.synchronizedList(new ArrayList<>());
    List<Integer> inFlight = new ArrayList<>();

    Results<Integer> results =
        run(
            100_000,
            i -> {
              try (var _ = beginning.enter()) {
                assertThat(Thread.currentThread()).isNotSameAs(caller);
                CompletableFuture<Integer> stage = new CompletableFuture<>();
                pending.add(stage);
                if (pending.size() == 1000) {
                  inFlight.add(pending.size());
                  List<CompletableFuture<Integer>> all = List.copyOf(pending);
                  pending.clear();
                  all.forEach(one -> one.complete(i));
                }
                return stage;
              }
            },
            concurrency(1000));

    // No more would have been begun before these completed.
    assertThat(results.anyFailed()).isFalse();
    assertThat(inFlight).hasSize(100);
    assertThat(beginning.most()).isEqualTo(1);
  }

  @Test
  void noMoreStagesAreBegunThanMayBeInFlight() throws Exception {
    List<CompletableFuture<Integer>> begun = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch enough = new CountDownLatch(7);
    Caller<Results<Integer>> caller =
        Caller.of(() ->
            run(
                100,
                i -> {
                  CompletableFuture<Integer> stage = new CompletableFuture<>();
                  begun.add(stage);
                  enough.countDown();
                  return stage;
                },
                concurrency(7)));
    enough.await();
    for (int completed = 0; completed < 100; completed++) {
      assertThat(begun).hasSizeLessThanOrEqualTo(completed + 7);
      while (begun.size() <= completed) {
        Thread.onSpinWait();
      }
      begun.get(completed).complete(completed);
    }

    assertThat(caller.ending().returned().anyFailed()).isFalse();
  }

  @Test
  void stagesThatAreThereAtOnceNeedNoStack() {
    Results<Integer> results = run(100_000, CompletableFuture::completedFuture, concurrency(1));

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(100_000));
  }

  @Test
  void stagesAreAwaitedOneByOneInSequence() {
    List<Integer> order = new ArrayList<>();
    Results<Integer> results =
        run(
            10,
            i -> {
              order.add(i);
              return CompletableFuture.completedFuture(i);
            },
            sequential());

    assertThat(results.values()).isEqualTo(order).isEqualTo(ContractTheme.numbers(10));
  }

  // Who may call.

  @Test
  void callsComeFromAnyThreadAndFromOtherItems() throws Exception {
    ItemFunction<Integer, CompletionStage<Integer>> inner =
        i -> CompletableFuture.completedFuture(run(3, CompletableFuture::completedFuture).size());
    CompletableFuture<Results<Integer>> onAVirtualThread = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> onAVirtualThread.complete(run(5, inner)));
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      Results<Integer> onAWorker = pool.submit(() -> run(5, inner)).get(10, TimeUnit.MINUTES);
      assertThat(onAWorker.values()).hasSize(5).containsOnly(3);
    }
    assertThat(onAVirtualThread.get(10, TimeUnit.MINUTES).values()).hasSize(5).containsOnly(3);
  }
}
