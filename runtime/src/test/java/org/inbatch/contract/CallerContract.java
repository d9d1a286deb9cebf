package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.timeout;

import org.inbatch.BatchInterruptedException;
import org.inbatch.CallOption;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;

/** A caller that is interrupted already makes no call. */
interface CallerContract extends ContractTheme {

  @Test
  default void aCallerThatIsInterruptedAlreadyRunsNothing() throws Exception {
    for (CallOption[] options : new CallOption[][] {{}, {timeout(NEVER)}, {failFast()}}) {
      Gauge gauge = new Gauge();
      Caller.Ending<?> ending =
          Caller.<Object>of(
                  () -> {
                    Thread.currentThread().interrupt();
                    return run(1_000, i -> gauge.enter(), options);
                  })
              .ending();

      assertThat(ending.thrown())
          .isInstanceOf(BatchInterruptedException.class)
          .hasMessageContaining(EngineUnderTest.ACTION);
      assertThat(ending.interrupted()).isTrue();
      assertThat(gauge.entered()).isZero();
    }
  }

  @Test
  default void theSourceOfACallerThatIsInterruptedAlreadyIsClosed() throws Exception {
    for (CallOption[] options : new CallOption[][] {{}, {timeout(NEVER)}, {failFast()}}) {
      Source source = new Source(1_000);
      Caller.Ending<?> ending =
          Caller.<Object>of(
                  () -> {
                    Thread.currentThread().interrupt();
                    return run(ArgumentSets.of(source), i -> i, options);
                  })
              .ending();

      assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
      assertThat(source.timesClosed()).isEqualTo(1);
    }
  }
}
