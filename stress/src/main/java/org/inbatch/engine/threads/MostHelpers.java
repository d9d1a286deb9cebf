package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A {@link GuardedRun} of two items for one worker, to which two helpers come. Read are how many
 * items ran at once, and how many ran.
 */
@JCStressTest
@State
@Outcome(
    id = "1, 2",
    expect = ACCEPTABLE,
    desc = "One helper found a seat at a time, and the items ran.")
@Outcome(id = "2, .", expect = FORBIDDEN, desc = "There were more workers than the call was given.")
@Outcome(expect = FORBIDDEN, desc = "An item ran twice or never.")
public class MostHelpers {

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger ran = new AtomicInteger();
  private final Handover one = new Handover();
  private final Handover other = new Handover();

  public MostHelpers() {
    GuardedRun<int[], int[]> run =
        new GuardedRun<>(Calls.of(Calls.FAIL_FAST, 2, item -> count()), one, 1, null);
    one.request(run, true);
    other.request(run, true);
  }

  private void count() {
    atOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
    ran.incrementAndGet();
    running.decrementAndGet();
  }

  @Actor
  public void one() {
    one.help();
  }

  @Actor
  public void other() {
    other.help();
  }

  @Arbiter
  public void afterwards(II_Result result) {
    result.r1 = atOnce.get();
    result.r2 = ran.get();
  }
}
