package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A {@link Claim} of the items 0, 1 and 2, whose owner ran item 0 and leaves, giving the others
 * back, while another worker takes them over. Which were given back and which taken over is read as
 * bits.
 */
@JCStressTest
@State
@Outcome(
    id = "0, 6",
    expect = ACCEPTABLE,
    desc = "The other was first: there was nothing left to give back.")
@Outcome(
    id = "6, 0",
    expect = ACCEPTABLE,
    desc = "The owner was first: there was nothing to take over.")
@Outcome(expect = FORBIDDEN, desc = "An item was handed on twice, or lost.")
public class TakeOverFromWhoLeaves {

  private static final int END = 3;

  private final Object gate = new Object();
  private final Piece<int[], int[]> piece = Items.piece(0);
  private final Claim claim = new Claim();

  public TakeOverFromWhoLeaves() {
    claim.intend();
    claim.begin(0, END);
  }

  @Actor
  public void owner(II_Result result) {
    synchronized (gate) {
      int end = claim.resolve(1, END);
      claim.clear();
      result.r1 = Items.all(piece.part(1, end));
    }
  }

  @Actor
  public void other(II_Result result) {
    synchronized (gate) {
      result.r2 = Items.all(claim.takeOver(piece));
    }
  }
}
