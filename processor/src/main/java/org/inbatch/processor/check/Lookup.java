package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Suggestion;

/** Finds the one method or field that an action names as its init or post. */
final class Lookup {

  private final Context context;

  Lookup(Context context) {
    this.context = context;
  }

  /** Returns the method or field, or reports why it cannot be used. */
  Optional<Element> find(Role role, Written name, ActionModel action) {
    List<ExecutableElement> methods = context.members().methods(name.text());
    if (methods.size() > 1) {
      context.error(
          name,
          role.overloaded,
          name,
          action.name(),
          context.type().getSimpleName(),
          methods.stream().map(Shown::method).collect(Collectors.joining(", ")));
      return Optional.empty();
    }
    Optional<Element> found = methods.stream().map(Element.class::cast).findFirst();
    if (found.isEmpty() && role == Role.INIT) {
      found = context.members().field(name.text()).map(Element.class::cast);
    }
    if (found.isEmpty()) {
      context.error(
          name,
          role.missing,
          name,
          action.name(),
          context.type().getSimpleName(),
          suggestion(role, name, action));
      return Optional.empty();
    }
    return found.filter(member -> isUsable(role, name, action, member));
  }

  private boolean isUsable(Role role, Written name, ActionModel action, Element member) {
    Optional<String> hidden = context.members().whyHidden(member);
    if (hidden.isPresent()) {
      context.error(
          name,
          role.hidden,
          name,
          action.name(),
          hidden.get(),
          new Remedies(context, action).reach(member));
      return false;
    }
    if (Context.isAnnotated(member, "InBatchParallel")) {
      context.error(name, role.isAction, name, action.name());
      return false;
    }
    return !(member instanceof ExecutableElement method)
        || new Signatures(context, action).check(role, name, method);
  }

  private String suggestion(Role role, Written name, ActionModel action) {
    List<String> known = new ArrayList<>(context.members().methodNames());
    if (role == Role.INIT) {
      known.addAll(context.members().fieldNames());
    } else if (context.members().field(name.text()).isPresent()) {
      return " It is a field: write a method.";
    }
    Lookup silent = new Lookup(context.silent());
    known.removeIf(one -> silent.find(role, name.instead(one), action).isEmpty());
    String suggestion = Suggestion.of(name.text(), known);
    return suggestion.isEmpty() ? " Add it, or name what is there." : suggestion;
  }
}
