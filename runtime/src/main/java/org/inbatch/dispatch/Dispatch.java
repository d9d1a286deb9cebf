package org.inbatch.dispatch;

import org.inbatch.AsyncOption;
import org.inbatch.BatchActionException;
import org.inbatch.Engine;
import org.inbatch.Results;
import org.inbatch.ThreadsOption;
import org.inbatch.engine.async.AsyncEngine;
import org.inbatch.engine.threads.ThreadsEngine;

/** Where generated dispatchers begin a call. */
public final class Dispatch {

  private Dispatch() {}

  /**
   * Begins a call of an action with {@code target = THREADS}.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout threads(ActionSite site, ThreadsOption... options) {
    return fanout(site, Options.check(site, options), ThreadsEngine.shared());
  }

  /**
   * Begins a call of an action with {@code target = ASYNC} that is an ordinary method.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout async(ActionSite site, AsyncOption... options) {
    return fanout(site, Options.check(site, options), AsyncEngine.INSTANCE);
  }

  /**
   * Begins a call of an action with {@code target = ASYNC} that returns a {@code CompletionStage}.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static StageFanout stages(ActionSite site, AsyncOption... options) {
    return new StageFanout(site, async(site, options));
  }

  private static Fanout fanout(ActionSite site, Options checked, Engine engine) {
    return new Fanout(site, checked.engine(engine), checked.plan(site));
  }

  /**
   * Adds the causes of the items' failures to what post threw, as suppressed exceptions, but for
   * those that it already carries.
   */
  public static void attachFailures(Throwable thrown, Results<?> results) {
    BatchActionException.attachFailures(thrown, results);
  }
}
