package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import java.util.concurrent.CompletableFuture;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ASYNC engine where items are stages. */
@Tag("long")
final class StageEngineTest extends ParallelEngineContract {

  @Override
  public EngineUnderTest engine() {
    return new StageCalls();
  }

  // A task is an item always (overrides without annotation are no tests here).

  @Override
  public void itemsPerTaskChangesNothingButTheShares(int n) {}

  @Override
  public void aTaskOfSoManyItemsIsOneWorkers() {}

  @Override
  public void aWorkerPullsAsManyArgumentSetsAtOnceAsItIsTold() {}

  // The threads that complete stages are the user's: what travels, travels to who begins them.

  @Override
  public void whatIsRegisteredForContextPropagationTravels() {}

  @Test
  void whatIsRegisteredForContextPropagationTravelsToWhoBeginsAStage() {
    ThreadLocal<String> tenant = new ThreadLocal<>();
    String key = "org.inbatch.contract.stage.tenant";
    ContextRegistry.getInstance().registerThreadLocalAccessor(key, tenant);
    try {
      tenant.set("here");
      Results<String> results =
          Dispatch.stages(EngineUnderTest.newSite())
              .results(
                  ArgumentSets.of(ContractTheme.numbers(500)),
                  i -> CompletableFuture.completedFuture(tenant.get()));
      assertThat(results.values()).containsOnly("here");
    } finally {
      tenant.remove();
      ContextRegistry.getInstance().removeThreadLocalAccessor(key);
    }
  }
}
