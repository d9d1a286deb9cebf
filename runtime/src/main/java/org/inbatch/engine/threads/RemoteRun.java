package org.inbatch.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inbatch.Engine;
import org.inbatch.engine.Remote;
import org.inbatch.engine.Session;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * A call that nothing has to end early, whose items run elsewhere: the caller, and each helper, has
 * one worker run what it has taken, and waits for the outcomes.
 */
final class RemoteRun<A, S> extends FreeRun<A, S> {

  /** Items are sent at once that take so long together: many times what it costs to send them. */
  private static final long TOGETHER_NANOS = 300_000;

  /** How many items are sent at once at most. */
  private static final int MOST = 1 << 12;

  private final Remote<A, S> remote;

  RemoteRun(
      Engine.Call<A, S> call,
      Remote<A, S> remote,
      Helpers helpers,
      int workers,
      @Nullable Window window) {
    super(call, helpers, workers, window);
    this.remote = remote;
  }

  /** An item that failed, and may be run again when all that was sent with it has an outcome. */
  private record Failed(int index, Throwable thrown) {}

  @Override
  Seat<A, S> newSeat(@Nullable Helper helper) {
    return new RemoteSeat<>(helper, remote.newSession(call, helper == null));
  }

  @Override
  long workOff(Piece<A, S> piece, Seat<A, S> seat) {
    RemoteSeat<A, S> here = (RemoteSeat<A, S>) seat;
    Session<A, S> session = here.session.at(piece.base);
    Window own = here.helper != null ? null : window;
    int most = own == null ? MOST : 1;
    int wanted = plan.itemsPerTask().isPresent() ? most : Math.min(most, here.wanted);
    long ran = 0;
    try {
      while (!closed && (own == null || !own.isReady())) {
        if (!session.hire(() -> !closed && piece.size() > 0 && (own == null || !own.isReady()))) {
          if (Thread.currentThread().isInterrupted()) {
            return -1;
          }
          break;
        }
        long begun = System.nanoTime();
        session.intend();
        // Others can take back what the worker has not begun.
        long taken = piece.takeAll(wanted);
        if (taken == Piece.NONE) {
          break;
        }
        int from = Piece.low(taken);
        session.send(piece.sets, from, Piece.high(taken));
        int received = receiveAll(piece, here, from);
        if (received < 0) {
          return -1;
        }
        ran += received;
        if (plan.itemsPerTask().isEmpty()) {
          long nanos = System.nanoTime() - begun;
          wanted = Math.min(most, nextClaim(TOGETHER_NANOS, wanted, received, nanos));
        }
        if (session.isWanted()) {
          session.release();
        }
      }
    } catch (Session.BrokenException broken) {
      fail(broken.reason());
      return -1;
    } finally {
      session.release();
    }
    here.wanted = wanted;
    return ran;
  }

  /**
   * Receives the outcomes of what was sent and is not taken back; returns how many, or less than
   * none if the worker is to leave.
   */
  private int receiveAll(Piece<A, S> piece, RemoteSeat<A, S> seat, int from)
      throws Session.BrokenException {
    List<Failed> failed = new ArrayList<>();
    boolean leaves = closed;
    if (leaves) {
      giveBack(piece, seat);
    }
    int index = from;
    for (; ; index++) {
      try {
        if (!seat.session.receive(slots(piece), index)) {
          break;
        }
        settled(piece, index, true);
      } catch (Session.BrokenException broken) {
        throw broken;
      } catch (Throwable thrown) {
        failed.add(new Failed(index, thrown));
      }
      if (!leaves && hasToLeave(seat)) {
        leaves = true;
        giveBack(piece, seat);
      }
    }
    for (Failed item : failed) {
      settled(piece, item.index, runAgain(piece, seat, item));
    }
    return leaves ? -1 : index - from;
  }

  private S slots(Piece<A, S> piece) {
    return Objects.requireNonNull(piece.slots);
  }

  private void settled(Piece<A, S> piece, int index, boolean success) {
    if (piece.window != null && success) {
      piece.window.settle(index);
    }
    if (progress != null) {
      progress.count(success);
    }
  }

  private boolean hasToLeave(Seat<A, S> seat) {
    if (seat.helper == null) {
      return caller.isInterrupted();
    }
    // One that came for an item that has ended.
    return (Thread.interrupted() && closed) || sliceIsOver(seat);
  }

  /** Gives back what was sent and not begun. */
  private void giveBack(Piece<A, S> piece, RemoteSeat<A, S> seat) {
    synchronized (gate) {
      Piece<A, S> rest = seat.takeOver(piece);
      if (rest != null && !closed) {
        supply.giveBack(rest);
      }
    }
  }

  /** Runs an item again that failed, as often as the plan says; returns whether it succeeded. */
  private boolean runAgain(Piece<A, S> piece, RemoteSeat<A, S> seat, Failed item)
      throws Session.BrokenException {
    Throwable thrown = item.thrown;
    for (int attempts = 1; ; attempts++) {
      boolean ended = closed || (seat.helper == null && caller.isInterrupted());
      if (ended || !mayRetry(thrown, attempts) || !seat.isReady(() -> !closed)) {
        failures.threw(piece.base + item.index, call.source().item(piece.sets, item.index), thrown);
        return false;
      }
      try {
        seat.session.run(piece.sets, slots(piece), item.index);
        return true;
      } catch (Session.BrokenException broken) {
        throw broken;
      } catch (Throwable again) {
        thrown = again;
      }
    }
  }
}
