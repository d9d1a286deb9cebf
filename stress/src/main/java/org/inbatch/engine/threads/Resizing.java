package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A call on a pool that is told to have no threads, and then two, meanwhile. Read are its outcomes.
 */
@JCStressTest
@State
@Outcome(id = "1 2 3 4", expect = ACCEPTABLE, desc = "Every item ran.")
@Outcome(expect = FORBIDDEN, desc = "An item has no outcome, or the wrong one.")
public class Resizing {

  private static final AtomicInteger SIZE = new AtomicInteger(2);
  private static final ThreadsEngine ENGINE = Calls.engine(SIZE::get);

  @Actor
  public void caller(L_Result result) {
    result.r1 = Calls.outcomes(ENGINE.run(Calls.of(Calls.FAIL_FAST, new int[4])));
  }

  @Actor
  public void resizer() {
    SIZE.set(0);
    SIZE.set(2);
  }
}
