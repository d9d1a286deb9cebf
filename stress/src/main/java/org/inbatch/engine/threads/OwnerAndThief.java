package org.inbatch.engine.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A {@link Piece} of the items 0, 1 and 2: its owner takes one while another worker steals the
 * upper half. Who has which is read as bits: of the owner, of the thief, of the piece afterwards.
 */
@JCStressTest
@State
@Outcome(
    id = "1, 4, 2",
    expect = ACCEPTABLE,
    desc = "The owner was first: item 2 was stolen, item 1 is left.")
@Outcome(
    id = "1, 6, 0",
    expect = ACCEPTABLE,
    desc = "The thief was first: items 1 and 2 were stolen.")
@Outcome(expect = FORBIDDEN, desc = "An item was taken twice, or lost.")
public class OwnerAndThief {

  private final Piece<int[], int[]> piece = Items.piece(3);

  @Actor
  public void owner(III_Result result) {
    result.r1 = Items.one(piece.take());
  }

  @Actor
  public void thief(III_Result result) {
    result.r2 = Items.all(piece.steal());
  }

  @Arbiter
  public void afterwards(III_Result result) {
    result.r3 = Items.all(piece);
  }
}
