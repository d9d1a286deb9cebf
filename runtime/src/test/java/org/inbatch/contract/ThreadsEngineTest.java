package org.inbatch.contract;

import java.util.List;

/** The THREADS engine, on its own pool. */
final class ThreadsEngineTest extends ParallelEngineContract {

  @Override
  public EngineUnderTest engine() {
    return new ThreadsCalls(List.of());
  }
}
