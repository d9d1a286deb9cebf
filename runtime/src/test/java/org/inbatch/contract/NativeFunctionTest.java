package org.inbatch.contract;

/** The NATIVE target where a C function is run. */
final class NativeFunctionTest extends ParallelEngineContract implements OwnThreadsContract {

  @Override
  public EngineUnderTest engine() {
    return new DownCalls();
  }
}
