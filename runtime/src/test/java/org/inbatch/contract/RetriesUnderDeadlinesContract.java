package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.retries;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;

/** An item that ran out of its own time is run again like one that threw. */
interface RetriesUnderDeadlinesContract extends ContractTheme {

  @Test
  default void eachAttemptHasTheWholeTime() {
    int[] attempts = new int[3];
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              3,
              i -> {
                if (++attempts[i] == 1 && i == 1) {
                  gate.await();
                }
                return i;
              },
              nWorkers(2),
              itemTimeout(AMPLE),
              retries(1));

      assertThat(results.values()).containsExactly(0, 1, 2);
      assertThat(attempts).containsExactly(1, 2, 1);
    }
  }

  @Test
  default void theLastAttemptsTimeoutIsTheOutcome() {
    assertThat(attemptsAtAHangingItem(retries(2))).isEqualTo(3);
  }

  @Test
  default void aTimeoutCountsAsATimeoutException() {
    assertThat(attemptsAtAHangingItem(retries(1, TimeoutException.class))).isEqualTo(2);
    assertThat(attemptsAtAHangingItem(retries(1, IOException.class))).isEqualTo(1);
  }

  private int attemptsAtAHangingItem(CallOption retries) {
    int[] attempts = new int[1];
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              1,
              i -> {
                attempts[i]++;
                gate.await();
                return i;
              },
              nWorkers(1),
              itemTimeout(SHORT),
              retries);

      assertThat(results.failures()).hasSize(1);
      assertThat(results.failures().getFirst().kind()).isEqualTo(Outcome.Kind.TIMED_OUT);
    }
    return attempts[0];
  }
}
