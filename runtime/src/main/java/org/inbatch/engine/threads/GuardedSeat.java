package org.inbatch.engine.threads;

import java.util.Objects;
import org.inbatch.Engine;
import org.inbatch.engine.Cell;
import org.jspecify.annotations.Nullable;

/** The seat of a worker whose items may be ended. */
final class GuardedSeat<A, S> extends Seat<A, S> {

  final SeatCell<A, S> cell;

  GuardedSeat(@Nullable Helper helper, Engine.Call<A, S> call, Engine.Invocation<A, S> invocation) {
    super(helper, invocation);
    this.cell = new SeatCell<>(this, call);
  }

  /** The cell of the worker in a seat. */
  static final class SeatCell<A, S> extends Cell<A, S> {

    final Seat<A, S> seat;

    private SeatCell(Seat<A, S> seat, Engine.Call<A, S> call) {
      super(call);
      this.seat = seat;
    }

    @Override
    protected void interrupt() {
      Objects.requireNonNull(seat.helper).interrupt();
    }

    @Override
    protected long begunAt() {
      return seat.begunAt(super.begunAt());
    }

    @Override
    public boolean hasLeft() {
      return seat.hasLeft();
    }
  }
}
