package org.inbatch.contract;

import org.junit.jupiter.api.Tag;

/** The NATIVE target where a factory makes what is run: what THREADS runs, with other options. */
@Tag("long")
final class NativeFactoryTest extends ParallelEngineContract implements OwnThreadsContract {

  @Override
  public EngineUnderTest engine() {
    return new FactoryCalls();
  }
}
