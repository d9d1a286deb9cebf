package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.inbatch.engine.Window;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A {@link Window} into which a worker puts the value of one item, without a fence, and the mark
 * that it is there, while the consumer looks again and again.
 */
@JCStressTest
@State
@Outcome(
    id = "Success\\[position=0, value=ready\\]",
    expect = ACCEPTABLE,
    desc = "It was there, with its value.")
@Outcome(expect = FORBIDDEN, desc = "The mark was seen before the value.")
public class WindowOutcome {

  private final Window window = new Window(16);
  private final Window.Block block = window.open(0, 1);

  @Actor
  public void worker() {
    block.values[0] = "ready";
    block.settle(0);
  }

  @Actor
  public void consumer(L_Result result) {
    org.inbatch.Outcome<?> outcome = window.poll();
    while (outcome == null) {
      Thread.onSpinWait();
      outcome = window.poll();
    }
    result.r1 = outcome.toString();
  }
}
