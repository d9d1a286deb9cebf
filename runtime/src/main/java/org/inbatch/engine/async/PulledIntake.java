package org.inbatch.engine.async;

import org.inbatch.Engine;
import org.inbatch.engine.Crew.ItemConsumer;
import org.inbatch.engine.PulledKnown;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * Argument sets that are pulled one by one, each by the thread that begins it, while there is room
 * for one more. One thread at a time is in the user's source; the others have no need to wait for
 * it, as it sees to it that one follows.
 */
final class PulledIntake<A> extends Intake<A> {

  private final Flight<A, ?> flight;
  private final Engine.Lazy<A> source;
  private final @Nullable Window window;
  private long size;
  private boolean pulling;
  private boolean ended;
  private boolean sealed;
  private boolean complete;
  private boolean closeOnReturn;

  PulledIntake(Flight<A, ?> flight) {
    this.flight = flight;
    this.source = PulledKnown.of(flight.call.source());
    this.window = flight.window;
  }

  @Override
  long take(A set) {
    return NONE;
  }

  @Override
  boolean mayBring() {
    return !ended && !pulling && !(window != null && window.isFull());
  }

  @Override
  boolean mayPull() {
    if (!mayBring()) {
      return false;
    }
    pulling = true;
    return true;
  }

  @Override
  void doNotPull() {
    pulling = false;
  }

  @Override
  boolean pull(Lane<A, ?> lane) {
    boolean pulled = false;
    Throwable thrown = null;
    try {
      pulled = source.pull(lane.set, 0);
    } catch (Throwable broke) {
      thrown = broke;
    }
    boolean begun;
    boolean close;
    synchronized (flight.gate) {
      begun = arrive(lane, pulled, thrown);
      pulling = false;
      ended |= !pulled;
      complete |= !pulled && thrown == null && !sealed;
      close = closeOnReturn;
    }
    if (close) {
      source.close();
    }
    return begun;
  }

  /** Takes in what was pulled; returns whether it is to run. */
  private boolean arrive(Lane<A, ?> lane, boolean pulled, @Nullable Throwable thrown) {
    synchronized (lane) {
      boolean goesOn = lane.backToIdle() && !flight.isClosed();
      // What the source throws when it is interrupted is its answer to that.
      if (thrown != null && goesOn) {
        flight.sourceBroke(thrown);
      }
      if (!pulled || sealed) {
        return false;
      }
      long position = size++;
      if (window != null) {
        window.open(position, 1);
      }
      if (goesOn) {
        lane.begin(position, 1);
      } else {
        flight.notBegun(position, lane.set);
      }
      return goesOn;
    }
  }

  @Override
  boolean hasEnded() {
    return ended;
  }

  @Override
  boolean isPulling() {
    return pulling;
  }

  @Override
  void end() {
    ended = true;
  }

  @Override
  void seal() {
    sealed = true;
  }

  @Override
  long size() {
    return size;
  }

  @Override
  boolean isComplete() {
    return complete;
  }

  @Override
  void forEachLeft(ItemConsumer consumer) {}

  @Override
  void close() {
    synchronized (flight.gate) {
      ended = true;
      sealed = true;
      closeOnReturn = pulling;
      if (closeOnReturn) {
        return;
      }
    }
    source.close();
  }
}
