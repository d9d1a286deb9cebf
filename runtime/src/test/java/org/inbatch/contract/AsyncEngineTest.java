package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.timeout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.inbatch.Outcome.Kind;
import org.inbatch.Results;
import org.inbatch.dispatch.ItemFunction;
import org.junit.jupiter.api.Test;

/** The ASYNC engine where items are ordinary methods. */
final class AsyncEngineTest extends ParallelEngineContract {

  @Override
  public EngineUnderTest engine() {
    return new AsyncCalls();
  }

  // A task is an item always (overrides without annotation are no tests here).

  @Override
  public void itemsPerTaskChangesNothingButTheShares(int n) {}

  @Override
  public void aTaskOfSoManyItemsIsOneWorkers() {}

  @Override
  public void aWorkerPullsAsManyArgumentSetsAtOnceAsItIsTold() {}

  @Test
  void eachItemInFlightHasAVirtualThreadOfItsOwn() throws Exception {
    CountDownLatch all = new CountDownLatch(1000);
    Results<Thread> results =
        run(
            1000,
            i -> {
              all.countDown();
              all.await();
              return Thread.currentThread();
            });

    assertThat(results.values()).doesNotHaveDuplicates().allMatch(Thread::isVirtual);
  }

  @Test
  void aThousandOfAHundredThousandAreInFlight() {
    Gauge inFlight = new Gauge();
    CyclicBarrier thousand = new CyclicBarrier(1000);
    Results<Integer> results =
        run(
            100_000,
            i -> {
              try (var _ = inFlight.enter()) {
                thousand.await();
                return i;
              }
            },
            nWorkers(1000));

    assertThat(results.anyFailed()).isFalse();
    assertThat(inFlight.most()).isEqualTo(1000);
  }

  @Test
  void itemsThatKeepEveryCoreBusyHoldUpNoDeadlineOfACallThatIsFollowed() {
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              Runtime.getRuntime().availableProcessors(),
              i -> {
                gate.spinDeaf();
                return i;
              },
              timeout(ContractTheme.SHORT),
              progress(report -> {}));

      assertThat(results.failures())
          .hasSameSizeAs(results)
          .allMatch(failure -> failure.kind() == Kind.TIMED_OUT);
    }
  }

  @Test
  void callsComeFromAnyThreadAndFromOtherItems() throws Exception {
    ItemFunction<Integer, Integer> inner = i -> run(3, j -> j).size();
    CompletableFuture<Results<Integer>> onAVirtualThread = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> onAVirtualThread.complete(run(5, inner)));
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      Results<Integer> onAWorker = pool.submit(() -> run(5, inner)).get(10, TimeUnit.MINUTES);
      assertThat(onAWorker.values()).hasSize(5).containsOnly(3);
    }
    assertThat(onAVirtualThread.get(10, TimeUnit.MINUTES).values()).hasSize(5).containsOnly(3);
  }
}
