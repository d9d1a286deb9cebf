package org.inbatch.engine.threads;

import org.inbatch.engine.Session;
import org.jspecify.annotations.Nullable;

/** The seat of a worker that has its items run elsewhere, some at a time. */
final class RemoteSeat<A, S> extends Seat<A, S> {

  final Session<A, S> session;

  /** Where what the worker has taken at once ends; written under the run's gate by others. */
  private volatile int end;

  RemoteSeat(@Nullable Helper helper, Session<A, S> session) {
    super(helper, session);
    this.session = session;
  }

  /** Has items run, from which on others may take back what was not begun. */
  void send(A sets, int from, int to) throws Session.BrokenException {
    end = to;
    session.send(sets, from, to);
  }

  /** Returns where what the worker is still to receive ends. */
  int end() {
    return end;
  }

  @Override
  long behind() {
    return session.behind();
  }

  @Override
  @Nullable Piece<A, S> takeOver(Piece<A, S> from) {
    if (session.behind() == Session.SENDING) {
      return null;
    }
    int to = end;
    stop();
    return end < to ? from.part(end, to) : null;
  }

  @Override
  void stop() {
    if (session.behind() != Session.NOTHING && session.behind() != Session.SENDING) {
      end = session.takeBack();
    }
  }
}
