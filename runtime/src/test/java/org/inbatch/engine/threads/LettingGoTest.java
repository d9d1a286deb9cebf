package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.junit.jupiter.api.Test;

final class LettingGoTest {

  private static final Engine.Plan FAIL_FAST =
      new Engine.Plan(
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          true,
          0,
          List.of(),
          OptionalInt.empty(),
          Optional.empty(),
          OptionalLong.empty());

  @Test
  void aWorkerThatHasLeftButStillHasItsSeatIsNotLetGo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    WorkerPool pool = new WorkerPool(() -> 1, Thread.ofPlatform().daemon().factory());
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
                FAIL_FAST),
            pool,
            1,
            null);
    CompletableFuture<Boolean> letGo = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            begun.await();
            GuardedSeat<int[], Object[]> seat = run.guardedSeats().getFirst();
            // A worker needs the gate to give its seat back, and to look for more unless all is
            // over.
            synchronized (run.gate) {
              run.close();
              mayEnd.countDown();
              while (!seat.hasLeft()) {
                Thread.onSpinWait();
              }
              letGo.complete(run.letGo(seat));
            }
          } catch (Throwable thrown) {
            letGo.completeExceptionally(thrown);
          }
        });

    assertThat(run.run().failures()).isEmpty();
    assertThat(letGo.get(10, TimeUnit.MINUTES)).isFalse();
  }
}
