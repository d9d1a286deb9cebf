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
 * A {@link Piece} of one item, which its owner claims while another worker steals it. Who has it is
 * read as a bit: of the owner, of the thief, of the piece afterwards.
 */
@JCStressTest
@State
@Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "The owner was first.")
@Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "The thief was first.")
@Outcome(expect = FORBIDDEN, desc = "The item was taken twice, or lost.")
public class LastItem {

  private final Piece<int[], int[]> piece = Items.piece(1);

  @Actor
  public void owner(III_Result result) {
    long taken = piece.takeSome(Claim.MOST);
    result.r1 =
        taken == Piece.NONE ? 0 : Items.all(piece.part(Piece.low(taken), Piece.high(taken)));
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
