package org.inbatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The items of a call whose workers were dismissed while they ran; whether those still run is known
 * when the call returns. Used by the thread that watches alone.
 */
final class Overruns {

  private record Overrun(
      long position, @Nullable Object item, TimeoutException cause, Cell<?, ?> cell) {}

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

  /** Takes note of an item; under the cell's monitor, before the worker is dismissed. */
  void add(@Nullable Object item, TimeoutException cause, Cell<?, ?> cell) {
    long position = cell.position();
    if (atOnce) {
      failures.timedOut(position, item, cause, () -> !cell.hasLeft());
    } else {
      all.add(new Overrun(position, item, cause, cell));
    }
  }

  /** Makes them failures, still running where the worker has not left. */
  void report() {
    for (Overrun overrun : all) {
      failures.timedOut(overrun.position, overrun.item, overrun.cause, !overrun.cell.hasLeft());
    }
  }
}
