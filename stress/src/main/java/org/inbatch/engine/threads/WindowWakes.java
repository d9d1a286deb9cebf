package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A {@link Window} whose consumer parks while the outcome is missing, and the worker that brings
 * it. If waking it is lost, the test never ends, which is an error.
 */
@JCStressTest
@State
@Outcome(
    id = "Success\\[position=0, value=ready\\]",
    expect = ACCEPTABLE,
    desc = "The consumer was woken, or did not park.")
@Outcome(expect = FORBIDDEN, desc = "Something else was taken.")
public class WindowWakes {

  private volatile Window.@Nullable Block block;

  @Actor
  public void consumer(L_Result result) {
    // The consumer is whoever creates the window.
    Window window = new Window(16);
    block = window.open(0, 1);
    org.inbatch.Outcome<?> outcome = window.poll();
    while (outcome == null) {
      window.await(() -> false);
      outcome = window.poll();
    }
    result.r1 = outcome.toString();
  }

  @Actor
  public void worker() {
    Window.Block opened = block;
    while (opened == null) {
      Thread.onSpinWait();
      opened = block;
    }
    opened.values[0] = "ready";
    opened.settle(0);
  }
}
