package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.timeout;

import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.Progress;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of calls whose items run beside one another. */
interface ProgressAmongWorkersContract extends ContractTheme {

  static Stream<Options> followedCalls() {
    return Stream.of(Options.of(nWorkers(2)), Options.of(nWorkers(2), timeout(NEVER)));
  }

  @ParameterizedTest
  @MethodSource("followedCalls")
  default void reportsComeWhileItemsAreLong(Options options) {
    // The long items wait for a report that others are done: it must come though they all run.
    try (Gate reported = new Gate()) {
      CallOption listener =
          progress(report -> {
            if (report.done() == 2 && !report.finished()) {
              reported.open();
            }
          });
      Results<Integer> results =
          run(
              4,
              i -> {
                if (i % 2 == 1) {
                  reported.await();
                }
                return i;
              },
              options.and(listener).array());

      assertThat(results.values()).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  default void theLastReportOfACallCutShortCountsEveryOutcome() {
    ProgressContract.Follower follower = new ProgressContract.Follower();
    try (Gate gate = new Gate()) {
      Results<Integer> results =
          run(
              10,
              i -> {
                gate.awaitDeaf();
                return i;
              },
              nWorkers(2),
              timeout(SHORT),
              progress(follower));

      assertThat(results.failures()).hasSize(10);
      Progress last = follower.last();
      assertThat(last.done()).isEqualTo(10);
      assertThat(last.failed()).isEqualTo(10);
    }
    int reports = follower.reports();
    assertThat(run(1_000, i -> i).anyFailed()).isFalse();
    assertThat(follower.reports()).isEqualTo(reports);
  }
}
