package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.nWorkers;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested calls have workers of their own count and wait for nobody but their items. */
interface NestingAmongWorkersContract extends ContractTheme {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  default void callsNestThreeDeepWhateverTheNumberOfWorkers(int n) {
    threeDeepAmong(n);
  }

  private void threeDeepAmong(int n) {
    Gauge leaves = new Gauge();
    Results<Integer> results =
        run(
            6,
            i ->
                run(
                        6,
                        j ->
                            run(
                                    6,
                                    k -> {
                                      try (var _ = leaves.enter()) {
                                        return 1;
                                      }
                                    },
                                    nWorkers(n))
                                .values()
                                .size(),
                        nWorkers(n))
                    .values()
                    .stream()
                    .mapToInt(Integer::intValue)
                    .sum(),
            nWorkers(n));

    assertThat(results.values()).hasSize(6).containsOnly(36);
    assertThat(leaves.entered()).isEqualTo(216);
    assertThat(leaves.most()).isLessThanOrEqualTo(n * n * n);
  }

  @Test
  default void nestedCallsCountForThemselves() {
    // Two items, each with a call of two: only if all four run at once does any go on.
    CyclicBarrier all = new CyclicBarrier(4);

    Results<Integer> results =
        run(
            2,
            outer -> run(2, inner -> all.await(10, TimeUnit.MINUTES), nWorkers(2)).values().size(),
            nWorkers(2));

    assertThat(results.values()).containsExactly(2, 2);
  }
}
