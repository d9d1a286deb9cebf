package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.inbatch.Results;
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
}
