package org.inbatch.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inbatch.CallOption;
import org.inbatch.CallOptions;

/** What engines keep that run several items at once, on threads other than the caller's. */
abstract class ParallelEngineContract extends EngineContract
    implements WorkersContract,
        DeadlinesContract,
        InterruptsContract,
        FailFastAmongWorkersContract,
        NestingAmongWorkersContract,
        ProgressAmongWorkersContract,
        RetriesUnderDeadlinesContract,
        SeededAmongWorkersContract {

  @Override
  public List<CallOption> harmlessOptions(RandomGenerator random) {
    List<CallOption> options = new ArrayList<>();
    if (random.nextBoolean()) {
      options.add(CallOptions.nWorkers(1 + random.nextInt(6)));
    }
    if (random.nextInt(3) == 0) {
      options.add(CallOptions.itemsPerTask(1 + random.nextInt(50)));
    }
    return options;
  }
}
