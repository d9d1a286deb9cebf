package org.inbatch.contract;

/** What engines keep that run several items at once, on threads other than the caller's. */
abstract class ParallelEngineContract extends EngineContract
    implements WorkersContract,
        DeadlinesContract,
        InterruptsContract,
        FailFastAmongWorkersContract {}
