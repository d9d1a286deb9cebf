package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.inbatch.Engine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * Two callers on a pool of one thread, whose items make calls in their turn: one caller works
 * itself, the other waits for that thread, which waits for others then. Read are the outcomes of
 * each outer call and, in brackets, of its inner ones. If a thread starves, the test never ends,
 * which is an error.
 */
@JCStressTest
@State
@Outcome(
    id = "1 2 \\[1 2\\] \\[1 2\\], 1 2 \\[1 2\\] \\[1 2\\]",
    expect = ACCEPTABLE,
    desc = "Every item of every call ran.")
@Outcome(expect = FORBIDDEN, desc = "An item has no outcome, or the wrong one.")
public class NestedCalls {

  private static final ThreadsEngine ENGINE = Calls.engine(() -> 1);

  private static String call(Engine.Plan plan) {
    String[] inner = new String[2];
    Engine.Collected<int[]> outer =
        ENGINE.run(
            Calls.of(
                plan,
                2,
                item -> inner[item] = Calls.outcomes(ENGINE.run(Calls.of(plan, new int[2])))));
    return "%s [%s] [%s]".formatted(Calls.outcomes(outer), inner[0], inner[1]);
  }

  @Actor
  public void works(LL_Result result) {
    result.r1 = call(Calls.FREE);
  }

  @Actor
  public void watches(LL_Result result) {
    result.r2 = call(Calls.FAIL_FAST);
  }
}
