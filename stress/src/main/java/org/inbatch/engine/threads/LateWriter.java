package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A {@link GuardedRun} of one item that reaches its deadline while a helper may be about to begin
 * the item, run it, or end it. Read are the item's value when the call returned, the number of
 * failures, the value after the helper has left, and whether an interrupt was left behind in it.
 */
@JCStressTest
@State
@Outcome(id = "1, 0, 1, 0", expect = ACCEPTABLE, desc = "The item ended before the deadline.")
@Outcome(
    id = "0, 1, 0, 0",
    expect = ACCEPTABLE,
    desc = "The deadline came first, and the item, if it ran, wrote to nothing that was returned.")
@Outcome(
    id = "., ., ., 1",
    expect = FORBIDDEN,
    desc = "The item's interrupt would reach the next one.")
@Outcome(
    expect = FORBIDDEN,
    desc = "The item has no outcome or two, or changed what the call returned.")
public class LateWriter {

  private final Handover handover = new Handover();
  private Engine.@Nullable Collected<int[]> returned;

  @Actor
  public void caller(IIII_Result result) {
    Engine.Collected<int[]> collected =
        handover.run(new GuardedRun<>(Calls.of(Calls.AT_DEADLINE, new int[1]), handover, 1, null));
    result.r1 = collected.values()[0];
    result.r2 = collected.failures().size();
    returned = collected;
  }

  @Actor
  public void helper(IIII_Result result) {
    result.r4 = handover.help() ? 1 : 0;
  }

  @Arbiter
  public void afterwards(IIII_Result result) {
    Engine.Collected<int[]> collected = returned;
    result.r3 = collected == null ? -1 : collected.values()[0];
  }
}
