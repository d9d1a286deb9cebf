package org.inbatch.processor.check;

import javax.lang.model.element.Modifier;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;

/** Refuses what is designed but not built yet, so that nothing runs half done. */
final class BuiltCheck {

  private static final String THREADS = "THREADS";
  private static final String ASYNC = "ASYNC";
  private static final String STAGE = "java.util.concurrent.CompletionStage";

  private final Context context;
  private final ActionModel action;

  BuiltCheck(Context context, ActionModel action) {
    this.context = context;
    this.action = action;
  }

  /** Reports what the action asks for and is not built. */
  void check() {
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
  }

  /**
   * Returns whether what else may be wrong is the same as for {@code THREADS}. For others, a method
   * that is not static may return the function to run, and one for {@code ASYNC} a stage.
   */
  boolean isLikeThreads() {
    String target = action.target().map(Written::text).orElse("");
    return target.equals(THREADS)
        || action.method().getModifiers().contains(Modifier.STATIC)
        || (target.equals(ASYNC)
            && context.typing().as(action.method().getReturnType(), STAGE).isEmpty());
  }
}
