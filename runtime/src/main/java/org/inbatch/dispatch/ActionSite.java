package org.inbatch.dispatch;

import org.inbatch.CallHistory;

/**
 * An action as its dispatcher knows it: the names for threads and messages, and what earlier calls
 * tell about its items. One constant an action, shared by all calls; thread-safe.
 */
public final class ActionSite {

  private final String action;
  private final String init;
  private final CallHistory history = new CallHistory();

  private ActionSite(String action, String init) {
    this.action = action;
    this.init = init;
  }

  /**
   * Returns a new action site.
   *
   * @param batch the simple name of the batch class
   * @param action the name of the annotated method
   * @param init the name of its init
   */
  public static ActionSite of(String batch, String action, String init) {
    return new ActionSite(batch + "." + action, init);
  }

  String action() {
    return action;
  }

  String init() {
    return init;
  }

  CallHistory history() {
    return history;
  }
}
