package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.seed;
import static org.inbatch.CallOptions.timeout;

import java.util.List;
import org.inbatch.CallOption;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of an item do not depend on who takes it, nor on what is taken with it. */
interface SeededAmongWorkersContract extends SeededContract {

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  default void anyNumberOfWorkersDrawsTheSame(int workers) {
    for (CallOption other : new CallOption[] {timeout(NEVER), itemsPerTask(7)}) {
      for (int round = 0; round < 10; round++) {
        List<List<Long>> expected = SeededContract.drawn(round, 400);
        List<Integer> sets = ContractTheme.numbers(400);

        assertThat(draws(ArgumentSets.of(sets), nWorkers(workers), seed(round)).values())
            .isEqualTo(expected);
        assertThat(draws(ArgumentSets.of(sets), nWorkers(workers), seed(round), other).values())
            .isEqualTo(expected);
        assertThat(
                draws(ArgumentSets.of(sets.iterator()), nWorkers(workers), seed(round), other)
                    .values())
            .isEqualTo(expected);
      }
    }
  }
}
