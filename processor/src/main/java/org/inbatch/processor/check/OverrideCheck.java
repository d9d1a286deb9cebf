package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.spec.FanOut;

/**
 * An action that overrides an inherited one and is annotated again. Its dispatcher's method
 * overrides the inherited dispatcher's, and must be one that Java lets do so: callers know both.
 */
final class OverrideCheck {

  private final Context context;
  private final Typing typing;
  private final BatchModel batch;
  private final List<Inherited> inherited;
  private final Set<ActionModel> refused = new HashSet<>();

  OverrideCheck(Context context, BatchModel batch, List<Inherited> inherited) {
    this.context = context;
    this.typing = context.typing();
    this.batch = batch;
    this.inherited = inherited;
  }

  /** Reports what an action's annotations fail to keep of those of the action that it overrides. */
  void checkAnnotations(ActionModel action) {
    Optional<ActionModel> kept = overriddenBy(action);
    if (kept.isPresent() && inherited.stream().anyMatch(method -> stands(method, kept.get()))) {
      checkAnnotations(action, kept.get());
    }
  }

  private void checkAnnotations(ActionModel action, ActionModel kept) {
    int before = context.report().mistakes();
    String owner = Members.ownerOf(kept.method()).getSimpleName().toString();
    if (!text(action.target()).equals(text(kept.target()))) {
      String target = text(kept.target());
      error(action, action.target(), Message.OVERRIDE_TARGET, owner, target, target);
    }
    if (action.isAction() != kept.isAction()) {
      String is = kept.isAction() ? "an @Action" : "no @Action";
      String remedy = kept.isAction() ? "Add @Action" : "Remove @Action";
      error(action, Optional.empty(), Message.OVERRIDE_ACTION, owner, is, remedy);
    }
    if (!action.dispatcherName().equals(kept.dispatcherName())) {
      String name = kept.dispatcherName();
      String remedy = kept.as().isPresent() ? "Write as = \"" + name + "\"" : "Remove as";
      error(action, action.as(), Message.OVERRIDE_NAME, owner, name, remedy);
    }
    if (context.report().mistakes() > before) {
      refused.add(action);
    }
  }

  /**
   * Lets each action that overrides an inherited one take its place. One that may not is left out:
   * its callers have the inherited one still.
   */
  void replace(List<Checked> actions) {
    for (ListIterator<Checked> all = actions.listIterator(); all.hasNext(); ) {
      Checked action = all.next();
      overridden(action.action())
          .ifPresent(method -> {
            boolean usable = !action.isStub() && !refused.contains(action.action());
            Optional<Checked> overriding = usable ? head(action, method) : Optional.empty();
            overriding.ifPresentOrElse(all::set, all::remove);
            overriding.ifPresent(unused -> inherited.remove(method));
          });
    }
  }

  /** Returns the inherited dispatcher method that the action's overrides, if there is one. */
  private Optional<Inherited> overridden(ActionModel action) {
    return overriddenBy(action)
        .flatMap(kept -> inherited.stream().filter(method -> stands(method, kept)).findFirst());
  }

  private Optional<ActionModel> overriddenBy(ActionModel action) {
    return Stream.iterate(batch.parent(), Optional::isPresent, next -> next.get().parent())
        .flatMap(parent -> parent.get().actions().stream())
        .filter(other -> context.members().overrides(action.method(), other.method()))
        .findFirst();
  }

  /** A dispatcher in a class file does not tell which of several actions of a name is which. */
  private static boolean stands(Inherited method, ActionModel action) {
    return method
        .action()
        .map(known -> known.method().equals(action.method()))
        .orElseGet(() -> method.name().equals(action.dispatcherName()));
  }

  /** Returns the action with its method as an override, or reports what its types fail to keep. */
  private Optional<Checked> head(Checked checked, Inherited method) {
    int before = context.report().mistakes();
    ActionModel action = checked.action();
    DispatcherTypes own = new DispatcherTypes(context, checked);
    String name = method.name();
    List<TypeMirror> callTypes = own.callTypes();
    if (!typing.erasedSignature(name, callTypes).equals(method.signature())) {
      error(
          action,
          Optional.empty(),
          Message.OVERRIDE_PARAMETERS,
          method.owner(),
          name + "(" + Shown.all(method.callTypes()) + ")",
          name + "(" + Shown.all(callTypes) + ")");
      return Optional.empty();
    }
    Substitution toOwn = new Substitution(typing, variables(method, own));
    TypeMirror wanted = toOwn.in(method.returns());
    TypeMirror returns = own.returns(context.type().asType());
    boolean asInherited = isResultsOfLess(returns, wanted);
    if (!asInherited && !canReplace(returns, wanted)) {
      error(
          action,
          action.post(),
          Message.OVERRIDE_RESULT,
          method.owner(),
          Shown.beside(wanted, returns),
          Shown.beside(returns, wanted));
    }
    List<TypeMirror> allowed = toOwn.in(method.thrown());
    for (TypeMirror thrown : own.thrown()) {
      if (allowed.stream().noneMatch(one -> typing.types.isSubtype(thrown, one))) {
        error(
            action,
            Optional.empty(),
            Message.OVERRIDE_THROWS,
            method.owner(),
            Shown.of(thrown),
            Shown.of(thrown));
      }
    }
    if (context.report().mistakes() > before) {
      return Optional.empty();
    }
    Optional<TypeName> kept =
        asInherited
            ? Optional.of(context.forAction(action).names().name(wanted))
            : Optional.empty();
    return Optional.of(checked.with(((FanOut) checked.method()).overriding(kept)));
  }

  private static Map<String, TypeMirror> variables(Inherited method, DispatcherTypes own) {
    Map<String, TypeMirror> variables = new HashMap<>();
    if (method.typeVariables().size() == own.typeVariables().size()) {
      for (int i = 0; i < own.typeVariables().size(); i++) {
        variables.put(
            method.typeVariables().get(i).asElement().getSimpleName().toString(),
            own.typeVariables().get(i));
      }
    }
    return variables;
  }

  private boolean canReplace(TypeMirror returns, TypeMirror wanted) {
    boolean exact = !(returns instanceof DeclaredType) || !(wanted instanceof DeclaredType);
    return typing.same(returns, wanted) || (!exact && typing.types.isSubtype(returns, wanted));
  }

  /** Whether {@code Results<Integer>} would be there for {@code Results<Number>}. */
  private boolean isResultsOfLess(TypeMirror returns, TypeMirror wanted) {
    return typing.is(returns, Typing.RESULTS)
        && typing.is(wanted, Typing.RESULTS)
        && !typing.same(returns, wanted)
        && typing.types.isSubtype(
            typing.argument((DeclaredType) returns), typing.argument((DeclaredType) wanted));
  }

  private static String text(Optional<Written> written) {
    return written.map(Written::text).orElse("");
  }

  private void error(
      ActionModel action, Optional<Written> at, Message message, String owner, String... values) {
    Object[] all =
        Stream.concat(Stream.of(Shown.method(action.method()), owner), Stream.of(values)).toArray();
    if (at.isPresent()) {
      context.error(at.get(), message, all);
    } else {
      context.error(action.method(), message, all);
    }
  }
}
