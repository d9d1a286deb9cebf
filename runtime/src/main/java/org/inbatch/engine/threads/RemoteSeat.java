package org.inbatch.engine.threads;

import org.inbatch.engine.Session;
import org.jspecify.annotations.Nullable;

/** The seat of a worker that has its items run elsewhere, some at a time. */
final class RemoteSeat<A, S> extends Seat<A, S> {

  final Session<A, S> session;

  RemoteSeat(@Nullable Helper helper, Session<A, S> session) {
    super(helper, session);
    this.session = session;
  }

  /** While it waits for a worker it keeps one item: who took that too would wait in its stead. */
  @Override
  int spare(Piece<A, S> piece) {
    return session.hasWorker() ? piece.size() : piece.size() - 1;
  }

  @Override
  long behind() {
    return session.behind();
  }

  @Override
  @Nullable Piece<A, S> takeOver(Piece<A, S> from) {
    long taken = session.takeBack();
    return taken == Session.NOTHING ? null : from.part(Piece.low(taken), Piece.high(taken));
  }

  @Override
  void stop() {
    session.takeBack();
  }
}
