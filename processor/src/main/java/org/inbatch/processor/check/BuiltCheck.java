package org.inbatch.processor.check;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.spec.Target;

/** Refuses what is designed but not built yet, so that nothing runs half done. */
final class BuiltCheck {

  private static final Set<String> BUILT =
      Stream.of(Target.values()).map(Target::name).collect(Collectors.toUnmodifiableSet());

  private final Context context;
  private final ActionModel action;

  BuiltCheck(Context context, ActionModel action) {
    this.context = context;
    this.action = action;
  }

  /** Reports what the action asks for and is not built. */
  void check() {
    action
        .target()
        .filter(target -> !BUILT.contains(target.text()))
        .ifPresent(target ->
            context.error(
                target,
                Message.NOT_YET,
                action.name(),
                "target = " + target,
                "Use target = THREADS."));
  }

  /**
   * Returns whether what else may be wrong can be told. An action that is not built and not static
   * may return the function to run.
   */
  boolean isKnown() {
    return BUILT.contains(action.target().map(Written::text).orElse(""))
        || action.method().getModifiers().contains(Modifier.STATIC);
  }
}
