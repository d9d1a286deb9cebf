package org.inbatch.contract;

/** The NATIVE target where a factory makes what is run. */
final class NativeFactoryTest extends ParallelEngineContract implements OwnThreadsContract {

  @Override
  public EngineUnderTest engine() {
    return new FactoryCalls();
  }
}
