package org.inbatch.dispatch;

import org.inbatch.BatchActionException;
import org.inbatch.Results;
import org.inbatch.ThreadsOption;

/** Where generated dispatchers begin a call. */
public final class Dispatch {

  private Dispatch() {}

  /**
   * Begins a call of an action with {@code target = THREADS}.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout threads(ActionSite site, ThreadsOption... options) {
    Options checked = Options.check(site, options);
    return new Fanout(site, checked.engine(), checked.plan(site));
  }

  /**
   * Adds the causes of the items' failures to what post threw, as suppressed exceptions, but for
   * those that it already carries.
   */
  public static void attachFailures(Throwable thrown, Results<?> results) {
    BatchActionException.attachFailures(thrown, results);
  }
}
