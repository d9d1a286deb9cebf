package org.inbatch.contract;

import org.junit.jupiter.api.Tag;

/** The NATIVE target where a C function is run. */
@Tag("long")
final class NativeFunctionTest extends ParallelEngineContract implements OwnThreadsContract {

  @Override
  public EngineUnderTest engine() {
    return new DownCalls();
  }
}
