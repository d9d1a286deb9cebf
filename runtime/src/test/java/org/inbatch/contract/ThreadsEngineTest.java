package org.inbatch.contract;

import java.util.List;

/** The THREADS engine, on its own pool. */
final class ThreadsEngineTest extends ParallelEngineContract implements OwnThreadsContract {

  @Override
  public EngineUnderTest engine() {
    return new ThreadsCalls(List.of());
  }
}
