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
 * A {@link FreeRun} of four items, which its caller and a helper share. The caller returns when no
 * helper is seated any more, and then reads what the helper wrote without a fence. Read are the
 * values, and how often each item ran.
 */
@JCStressTest
@State
@Outcome(
    id = "\\[1, 2, 3, 4\\], \\[1, 1, 1, 1\\]",
    expect = ACCEPTABLE,
    desc = "Each item ran once, and the caller sees what it wrote.")
@Outcome(expect = FORBIDDEN, desc = "The caller returned too early, or an item ran twice or never.")
public class FreeCompletion {

  private final int[] ran = new int[4];
  private final Handover handover = new Handover();

  @Actor
  public void caller(LL_Result result) {
    Engine.Collected<int[]> collected =
        handover.run(new FreeRun<>(Calls.of(Calls.FREE, ran), handover, 2, null));
    result.r1 = Arrays.toString(collected.values());
    result.r2 = Arrays.toString(ran);
  }

  @Actor
  public void helper() {
    handover.help();
  }
}
