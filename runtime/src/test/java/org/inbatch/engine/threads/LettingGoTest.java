package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.junit.jupiter.api.Test;

final class LettingGoTest {

  @Test
  void aWorkerThatHasLeftButStillHasItsSeatIsNotLetGo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    WorkerPool pool = new WorkerPool(() -> 1, WorkerPool.DAEMONS);
    GuardedRun<int[], Object[]> run =
        new GuardedRun<>(
            new Engine.Call<>(
                "PoolBatch.work",
                new CallHistory(),
                Numbers.upTo(1),
                (sets, out, i) -> {
                  begun.countDown();
                  mayEnd.await();
                },
                Object[].class,
                WorkerPoolTest.GUARDED),
            pool,
            1,
            null);
    CompletableFuture<Boolean> letGo = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            begun.await();
            GuardedSeat.SeatCell<int[], Object[]> cell = run.atWork().getFirst();
            // A worker needs the gate to give its seat back, and to look for more unless all is
            // over.
            synchronized (run.gate) {
              run.close();
              mayEnd.countDown();
              while (!cell.hasLeft()) {
                Thread.onSpinWait();
              }
              letGo.complete(run.letGo(cell));
            }
          } catch (Throwable thrown) {
            letGo.completeExceptionally(thrown);
          }
        });

    assertThat(run.run().failures()).isEmpty();
    assertThat(letGo.get(10, TimeUnit.MINUTES)).isFalse();
  }
}
