package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.inbatch.BatchInterruptedException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A call whose caller, who waits for a pool of one thread, is interrupted before, while or after it
 * runs. Read are how it ended, and whether the caller's flag was set then, or later where the call
 * was over before.
 */
@JCStressTest
@State
@Outcome(
    id = "interrupted, true",
    expect = ACCEPTABLE,
    desc = "The interrupt ended the call, and was kept.")
@Outcome(id = "1 2, true", expect = ACCEPTABLE, desc = "It came too late, and was kept.")
@Outcome(id = ".*, false", expect = FORBIDDEN, desc = "It was lost.")
@Outcome(expect = FORBIDDEN, desc = "An item has no outcome, or the wrong one.")
public class CallersInterrupt {

  private static final ThreadsEngine ENGINE = Calls.engine(() -> 1);

  private volatile @Nullable Thread calling;
  private volatile boolean sent;

  @Actor
  public void caller(LL_Result result) {
    calling = Thread.currentThread();
    try {
      result.r1 = Calls.outcomes(ENGINE.run(Calls.of(Calls.FAIL_FAST, new int[2])));
      awaitSent();
    } catch (BatchInterruptedException expected) {
      result.r1 = "interrupted";
    }
    result.r2 = Thread.interrupted();
    awaitSent();
  }

  private void awaitSent() {
    while (!sent) {
      Thread.onSpinWait();
    }
  }

  @Actor
  public void interrupter() {
    Thread thread = calling;
    while (thread == null) {
      Thread.onSpinWait();
      thread = calling;
    }
    thread.interrupt();
    sent = true;
  }
}
