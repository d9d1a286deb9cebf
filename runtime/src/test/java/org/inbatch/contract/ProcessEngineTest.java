package org.inbatch.contract;

import org.junit.jupiter.api.Tag;

/**
 * The PROCESS engine, whose items run in worker processes and call back. It starts some hundred
 * JVMs.
 */
@Tag("long")
final class ProcessEngineTest extends ParallelEngineContract {

  @Override
  public EngineUnderTest engine() {
    return new ProcessCalls();
  }

  /** An item costs a call back here. */
  @Override
  public int many(int items) {
    return Math.max(items / 50, 10);
  }

  @Override
  public boolean killsWhatHangs() {
    return true;
  }

  // Overrides without annotation are no tests here.

  // Neither the context class loader nor what is registered for propagation travels to a worker.

  @Override
  public void theContextClassLoaderTravels() {}

  @Override
  public void anItemCannotChangeTheContextClassLoaderOfTheNext() {}

  @Override
  public void whatIsRegisteredForContextPropagationTravels() {}

  // The threads that call back tell nothing of who runs a task: MishapsTest asks the workers.

  @Override
  public void aTaskOfSoManyItemsIsOneWorkers() {}

  // A thousand items that overrun their time are a thousand workers: ControlPageTest shows that an
  // interrupt reaches its item and no other.

  @Override
  public void anInterruptNeverReachesTheNextItemOfTheWorker() {}

  @Override
  public void anInterruptNeverReachesALaterCall() {}
}
