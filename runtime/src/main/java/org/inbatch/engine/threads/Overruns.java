package org.inbatch.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.inbatch.engine.Failures;
import org.jspecify.annotations.Nullable;

/**
 * The items of a call whose workers were dismissed while they ran; whether those still run is known
 * when the call returns. Used by the caller's thread alone.
 */
final class Overruns {

  private record Overrun(
      int position, @Nullable Object item, TimeoutException cause, Seat<?, ?> seat) {}

  private final List<Overrun> all = new ArrayList<>();

  /** Takes note of an item; under the seat's monitor, before the worker is dismissed. */
  void add(int position, @Nullable Object item, TimeoutException cause, Seat<?, ?> seat) {
    all.add(new Overrun(position, item, cause, seat));
  }

  /** Makes them failures, still running where the worker has not left. */
  void report(Failures failures) {
    for (Overrun overrun : all) {
      failures.timedOut(overrun.position, overrun.item, overrun.cause, !overrun.seat.hasLeft());
    }
  }
}
