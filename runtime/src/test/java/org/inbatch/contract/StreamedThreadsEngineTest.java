package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.nWorkers;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;

/** The THREADS engine where outcomes are taken one by one. */
final class StreamedThreadsEngineTest extends ParallelEngineContract {

  @Override
  public EngineUnderTest engine() {
    return new StreamedCalls(List.of());
  }

  // A slow item holds up those that are further ahead of post than a stream looks. What the
  // contract
  // says of results is no test here (an override without annotation); of streams it says what
  // follows.

  @Override
  public void aSlowItemHoldsNobodyUp(int slow) {}

  @Override
  public void aSlowItemHoldsNobodyUpOverALazySource() {}

  @Override
  public void aSlowItemHoldsNobodyUpThoughEarlierCallsWereCheap() {}

  @Test
  void aSlowItemHoldsUpNobodyNearIt() throws Exception {
    CountDownLatch others = new CountDownLatch(9);

    Results<Integer> results =
        run(
            10,
            i -> {
              if (i == 0) {
                assertThat(others.await(10, TimeUnit.MINUTES)).isTrue();
              } else {
                others.countDown();
              }
              return i;
            },
            nWorkers(2));

    assertThat(results.values()).isEqualTo(ContractTheme.numbers(10));
  }
}
