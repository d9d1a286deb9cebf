package org.inbatch.processor.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;

/**
 * Whether the dispatcher can call the action, and name the types that the action, its init and its
 * post bring into it. A class that it cannot see is told once an action.
 */
final class AccessCheck {

  private final Context context;
  private final ActionModel action;
  private final Visibility visibility;
  private final Set<TypeElement> told = new HashSet<>();

  AccessCheck(Context context, ActionModel action) {
    this.context = context;
    this.action = action;
    this.visibility = new Visibility(context.typing(), context.type());
  }

  /** Reports what is hidden of the action itself. */
  void checkAction() {
    ExecutableElement method = action.method();
    ExecutableType type = context.members().typeOf(method);
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      context.error(method, Message.ACTION_ACCESS, action.name());
    }
    for (int i = 0; i < type.getParameterTypes().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      check(parameter, "parameter " + parameter, type.getParameterTypes().get(i));
    }
    check(method, "the result", type.getReturnType());
    check(method, "the result", ItemResult.of(context, action));
    for (TypeVariable variable : type.getTypeVariables()) {
      check(method, "type parameter " + variable, variable.getUpperBound());
    }
  }

  /** Reports what is hidden of the argument sets, and of what init throws. */
  void checkInit(Init init) {
    check(init.member(), init.name(), subject(Role.INIT, init.name()), init.set());
    if (init.member() instanceof ExecutableElement method) {
      checkThrown(Role.INIT, init.name(), method);
    }
  }

  /** Reports what is hidden of what post returns and throws, and of the array that it takes. */
  void checkPost(Written name, ExecutableElement post) {
    Signature signature = new Signatures(context, action).of(Role.POST, post);
    check(post, name, subject(Role.POST, name), signature.returns());
    checkThrown(Role.POST, name, post);
    signature.parameters().stream()
        .limit(1)
        .filter(ArrayType.class::isInstance)
        .forEach(
            array -> check(post.getParameters().get(0), name, subject(Role.POST, name), array));
  }

  /** Reports what is hidden of a parameter of init or post whose type the dispatcher writes. */
  void checkParameter(Role role, Written by, VariableElement parameter, TypeMirror type) {
    check(parameter, by, "parameter %s of %s".formatted(parameter, subject(role, by)), type);
  }

  private void checkThrown(Role role, Written name, ExecutableElement member) {
    new Signatures(context, action)
        .of(role, member).thrown().stream()
            .filter(context.typing()::isChecked)
            .forEach(thrown -> check(member, name, subject(role, name), thrown));
  }

  private static String subject(Role role, Written name) {
    return "%s \"%s\"".formatted(role.word(), name);
  }

  private void check(Element at, String subject, TypeMirror mentioned) {
    untold(subject, mentioned).ifPresent(values -> context.error(at, Message.TYPE_ACCESS, values));
  }

  private void check(Element at, Written otherwise, String subject, TypeMirror mentioned) {
    untold(subject, mentioned)
        .ifPresent(values -> context.error(at, otherwise, Message.TYPE_ACCESS, values));
  }

  /** Returns what is to be told of a hidden class, unless it has been. */
  private Optional<Object[]> untold(String subject, TypeMirror mentioned) {
    return visibility.hidden(mentioned).filter(told::add).map(hidden -> values(subject, hidden));
  }

  private Object[] values(String subject, TypeElement hidden) {
    List<TypeElement> hiding = visibility.hiding(hidden);
    return new Object[] {
      subject,
      action.name(),
      hidden.getSimpleName(),
      hiding.stream().map(TypeElement::getSimpleName).collect(Collectors.joining(" and ")),
      context.typing().elements.getPackageOf(context.type()).getQualifiedName()
    };
  }
}
