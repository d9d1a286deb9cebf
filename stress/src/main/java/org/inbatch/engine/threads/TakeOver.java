package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A {@link Claim} of the items 0, 1 and 2, whose owner is in item 0 and goes on, while another
 * worker takes over what stands behind it. Who runs which is read as bits: the owner, the other.
 *
 * <p>This is what {@link Rendezvous} is for: without it an owner may not see that it is to stop,
 * while the other does not see that it has gone on.
 */
@JCStressTest
@State
@Outcome(id = "1, 6", expect = ACCEPTABLE, desc = "Taken over while the owner was in item 0.")
@Outcome(id = "3, 4", expect = ACCEPTABLE, desc = "Taken over while the owner was in item 1.")
@Outcome(
    id = "7, 0",
    expect = ACCEPTABLE,
    desc = "The owner was in its last item: nothing stood behind it.")
@Outcome(expect = FORBIDDEN, desc = "An item is run twice, or by nobody.")
public class TakeOver {

  private static final int END = 3;

  private final Object gate = new Object();
  private final Piece<int[], int[]> piece = Items.piece(0);
  private final Claim claim = new Claim();

  public TakeOver() {
    claim.intend();
    claim.begin(0, END);
  }

  @Actor
  public void owner(II_Result result) {
    int items = 1;
    int end = END;
    for (int index = 1; index < end; index++) {
      if (!claim.begin(index, end)) {
        synchronized (gate) {
          end = claim.resolve(index, end);
        }
        if (index >= end) {
          break;
        }
      }
      items |= 1 << index;
    }
    result.r1 = items;
  }

  @Actor
  public void other(II_Result result) {
    synchronized (gate) {
      result.r2 = Items.all(claim.takeOver(piece));
    }
  }
}
