package org.inbatch.processor.check;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
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
                "Use target = THREADS."));
    if (action.isNativeFunction()) {
      refuse("@NativeFunction", "Remove it.");
    }
    if (!action.method().getTypeParameters().isEmpty()) {
      refuse("an action with type parameters of its own", "Use the type parameters of the class.");
    }
    if (overridesAction()) {
      refuse(
          "@InBatchParallel on a method that overrides an action",
          "Remove it: the override runs in place of what it overrides.");
    }
    return context.report().mistakes() == before && action.target().isPresent();
  }

  private void refuse(String what, String remedy) {
    context.error(action.method(), Message.NOT_YET, action.name(), what, remedy);
  }

  private boolean overridesAction() {
    return context.members().hierarchy().stream()
        .filter(owner -> !owner.equals(context.type()))
        .flatMap(owner -> owner.getEnclosedElements().stream())
        .filter(member -> Context.isAnnotated(member, "InBatchParallel"))
        .anyMatch(this::isOverridden);
  }

  private boolean isOverridden(Element inherited) {
    return inherited instanceof ExecutableElement method
        && context
            .typing()
            .elements
            .overrides(
                action.method(), method, (TypeElement) action.method().getEnclosingElement());
  }
}
