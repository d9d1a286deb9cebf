package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.report.Message;

/** The actions of a batch class: its own, and those of its interfaces that nothing replaces. */
final class Actions {

  private final Context context;
  private final BatchModel batch;

  Actions(Context context, BatchModel batch) {
    this.context = context;
    this.batch = batch;
  }

  /** Returns the actions, or reports where two interfaces give different ones. */
  List<ActionModel> all() {
    List<ActionModel> all = new ArrayList<>();
    for (ActionModel action : batch.actions()) {
      if (!isReplaced(action)) {
        all.stream()
            .filter(other -> overrides(other, action))
            .findFirst()
            .ifPresentOrElse(other -> reportClash(other, action), () -> all.add(action));
      }
    }
    return all;
  }

  /** An action is replaced by an annotated method of a class, or of an interface nearer by. */
  private boolean isReplaced(ActionModel action) {
    TypeElement owner = Members.ownerOf(action.method());
    if (owner.equals(context.type())) {
      return false;
    }
    Predicate<TypeElement> nearer =
        other -> other.getKind() != ElementKind.INTERFACE || isBelow(other, owner);
    return context.members().hierarchy().stream()
        .filter(nearer)
        .flatMap(other -> ElementFilter.methodsIn(other.getEnclosedElements()).stream())
        .filter(method -> Context.isAnnotated(method, "InBatchParallel"))
        .anyMatch(method -> context.members().overrides(method, action.method()));
  }

  private boolean isBelow(TypeElement type, TypeElement owner) {
    return !type.equals(owner)
        && context.typing().as(type.asType(), owner.getQualifiedName().toString()).isPresent();
  }

  private boolean overrides(ActionModel one, ActionModel other) {
    ExecutableElement method = one.method();
    return context.members().overrides(method, other.method());
  }

  private void reportClash(ActionModel one, ActionModel other) {
    context.error(
        context.type(),
        Message.INTERFACE_CLASH,
        Shown.method(one.method()),
        Members.ownerOf(one.method()).getSimpleName(),
        Members.ownerOf(other.method()).getSimpleName(),
        context.type().getSimpleName());
  }
}
