package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicBoolean;
import org.inbatch.Engine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * Two streaming calls on a pool of one thread, each of which is ended after its first outcome: one
 * whose caller works, one that is watched. Read are the first outcomes, and whether an item ran
 * after its call had been ended.
 */
@JCStressTest
@State
@Outcome(
    id = "Success\\[position=0, value=1\\], Success\\[position=0, value=1\\], false",
    expect = ACCEPTABLE,
    desc = "The first outcome came, and nothing ran after the end.")
@Outcome(
    expect = FORBIDDEN,
    desc = "The first outcome was another one, or an item ran after the end.")
public class EarlyReturn {

  private static final ThreadsEngine ENGINE = Calls.engine(() -> 1);

  private volatile boolean late;

  private String takeOne(Engine.Plan plan) {
    AtomicBoolean ended = new AtomicBoolean();
    Engine.Cursor cursor =
        ENGINE.stream(
            Calls.streamed(
                plan,
                3,
                item -> {
                  if (ended.get()) {
                    late = true;
                  }
                }));
    String first = String.valueOf(cursor.next());
    cursor.end();
    ended.set(true);
    return first;
  }

  @Actor
  public void works(LLL_Result result) {
    result.r1 = takeOne(Calls.FREE);
  }

  @Actor
  public void watches(LLL_Result result) {
    result.r2 = takeOne(Calls.FAIL_FAST);
  }

  @Arbiter
  public void afterwards(LLL_Result result) {
    result.r3 = late;
  }
}
