package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * Two calls on a pool of two threads, whose item 1 fails, which ends the call. Read are the
 * outcomes of each call.
 */
@JCStressTest
@State
@Outcome(
    id = "(1|CANCELLED) THREW (3|CANCELLED), (1|CANCELLED) THREW (3|CANCELLED)",
    expect = ACCEPTABLE,
    desc = "The others ran, or were cancelled.")
@Outcome(expect = FORBIDDEN, desc = "An item has no outcome, or two, or the wrong one.")
public class FailFast {

  private static final ThreadsEngine ENGINE = Calls.engine(() -> 2);

  private static String call() {
    return Calls.outcomes(ENGINE.run(Calls.of(Calls.FAIL_FAST, 3, FailFast::failAtOne)));
  }

  private static void failAtOne(int item) {
    if (item == 1) {
      throw new IllegalStateException();
    }
  }

  @Actor
  public void one(LL_Result result) {
    result.r1 = call();
  }

  @Actor
  public void other(LL_Result result) {
    result.r2 = call();
  }
}
