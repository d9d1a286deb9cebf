package org.inbatch.contract;

/** The PROCESS engine. */
final class ProcessEngineTest extends ParallelEngineContract {

  @Override
  public EngineUnderTest engine() {
    return new ProcessCalls();
  }

  @Override
  public int many(int items) {
    return Math.max(items / 50, 10);
  }
}
