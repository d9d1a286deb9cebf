package org.inbatch.processor.check;

import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.report.Message;

/** Refuses what is designed but not built yet, so that nothing runs half done. */
final class BuiltCheck {

  private static final String THREADS = "THREADS";

  private final Context context;
  private final ActionModel action;

  BuiltCheck(Context context, ActionModel action) {
    this.context = context;
    this.action = action;
  }

  /** Returns whether everything the action asks for is built, or reports what is not. */
  boolean isBuilt() {
    int before = context.report().mistakes();
    action
        .target()
        .filter(target -> !target.text().equals(THREADS))
        .ifPresent(target ->
            context.error(
                target,
                Message.NOT_YET,
                action.name(),
                "target = " + target,
                action.isNativeFunction()
                    ? "Use target = THREADS, and remove @NativeFunction."
                    : "Use target = THREADS."));
    if (action.isNativeFunction() && context.report().mistakes() == before) {
      context.error(
          action.method(), Message.NOT_YET, action.name(), "@NativeFunction", "Remove it.");
    }
    return context.report().mistakes() == before && action.target().isPresent();
  }
}
