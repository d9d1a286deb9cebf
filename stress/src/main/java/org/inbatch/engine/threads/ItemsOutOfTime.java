package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * Two calls on a pool of two threads, whose items may run out of their time, are given up, and come
 * back while others have taken their place. Read are the outcomes of each call.
 */
@JCStressTest
@State
@Outcome(
    id = "(1|TIMED_OUT) (2|TIMED_OUT), (1|TIMED_OUT) (2|TIMED_OUT)",
    expect = ACCEPTABLE,
    desc = "Every item has one outcome.")
@Outcome(expect = FORBIDDEN, desc = "An item has no outcome, or two.")
public class ItemsOutOfTime {

  private static final ThreadsEngine ENGINE = Calls.engine(() -> 2);

  private static String call() {
    return Calls.outcomes(ENGINE.run(Calls.of(Calls.ITEMS_AT_DEADLINE, new int[2])));
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
