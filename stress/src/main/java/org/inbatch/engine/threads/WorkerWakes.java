package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * A {@link Worker} of the pool that parks because there is no run, and a caller that has one for
 * it. If waking it is lost, the test never ends, which is an error.
 */
@JCStressTest
@State
@Outcome(id = "true", expect = ACCEPTABLE, desc = "The worker was woken, or did not park.")
@Outcome(id = "false", expect = FORBIDDEN, desc = "The worker came back with another run, or none.")
public class WorkerWakes {

  private static final Duration HOUR = Duration.ofHours(1);

  private final WorkerPool pool = new WorkerPool(() -> 1, task -> Thread.currentThread());
  private final Run<?, ?> first = run();
  private final Run<?, ?> second = run();
  private volatile @Nullable Worker idle;

  private Run<?, ?> run() {
    return new FreeRun<>(Calls.of(Calls.FREE, new int[1]), pool, 2, null);
  }

  @Actor
  public void worker(Z_Result result) {
    Worker worker = new Worker(pool, task -> Thread.currentThread(), first);
    // There at once: the worker was made for it.
    worker.await(HOUR);
    parkAtOnce();
    idle = worker;
    result.r1 = worker.await(HOUR) == second;
  }

  /** Keeps the worker from looking out for a run first, as where others want its core. */
  private void parkAtOnce() {
    for (int times = 0; times < WorkerPool.CROWDED_TO_BELIEVE; times++) {
      pool.lookedOut(true);
    }
  }

  @Actor
  public void caller() {
    Worker worker = idle;
    while (worker == null) {
      Thread.onSpinWait();
      worker = idle;
    }
    worker.wakeFor(second);
  }
}
