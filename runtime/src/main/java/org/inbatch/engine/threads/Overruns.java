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
      long position, @Nullable Object item, TimeoutException cause, Seat<?, ?> seat) {}

  private final List<Overrun> all = new ArrayList<>();
  private final Failures failures;
  private final boolean atOnce;

  /**
   * @param failures what they become
   * @param atOnce whether they do when they are added, and are asked later whether they still run
   */
  Overruns(Failures failures, boolean atOnce) {
    this.failures = failures;
    this.atOnce = atOnce;
  }

  /** Takes note of an item; under the seat's monitor, before the worker is dismissed. */
  void add(long position, @Nullable Object item, TimeoutException cause, Seat<?, ?> seat) {
    if (atOnce) {
      failures.timedOut(position, item, cause, () -> !seat.hasLeft());
    } else {
      all.add(new Overrun(position, item, cause, seat));
    }
  }

  /** Makes them failures, still running where the worker has not left. */
  void report() {
    for (Overrun overrun : all) {
      failures.timedOut(overrun.position, overrun.item, overrun.cause, !overrun.seat.hasLeft());
    }
  }
}
