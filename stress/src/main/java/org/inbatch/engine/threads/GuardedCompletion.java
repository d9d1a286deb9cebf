package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Arrays;
import org.inbatch.Engine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A {@link GuardedRun} of two items without a limit: its caller parks until the last helper, on its
 * way out, wakes it. If that is lost, the test never ends, which is an error. Read are the values,
 * and how often each item ran.
 */
@JCStressTest
@State
@Outcome(
    id = "\\[1, 2\\], \\[1, 1\\]",
    expect = ACCEPTABLE,
    desc = "Each item ran once, and the caller sees its value.")
@Outcome(expect = FORBIDDEN, desc = "The caller returned too early, or an item ran twice or never.")
public class GuardedCompletion {

  private final int[] ran = new int[2];
  private final Handover handover = new Handover();

  @Actor
  public void caller(LL_Result result) {
    Engine.Collected<int[]> collected =
        handover.run(new GuardedRun<>(Calls.of(Calls.FAIL_FAST, ran), handover, 1, null));
    result.r1 = Arrays.toString(collected.values());
    result.r2 = Arrays.toString(ran);
  }

  @Actor
  public void helper() {
    handover.help();
  }
}
