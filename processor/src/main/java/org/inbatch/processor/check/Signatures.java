package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;

/** The init and the post of one action as it uses them, their own type parameters inferred. */
final class Signatures {

  private final Context context;
  private final Typing typing;
  private final ActionModel action;

  Signatures(Context context, ActionModel action) {
    this.context = context;
    this.typing = context.typing();
    this.action = action;
  }

  /** Returns the method as the action uses it; a type parameter that cannot be told stays. */
  Signature of(Role role, ExecutableElement member) {
    ExecutableType type = context.members().typeOf(member);
    Map<String, TypeMirror> found = found(role, member, type);
    Substitution inferred = new Substitution(typing, found);
    return new Signature(
        typeArguments(type, found),
        inferred.in(type.getParameterTypes()),
        inferred.in(type.getReturnType()),
        inferred.in(type.getThrownTypes()));
  }

  private static List<TypeMirror> typeArguments(
      ExecutableType type, Map<String, TypeMirror> found) {
    List<TypeMirror> arguments = new ArrayList<>();
    for (TypeVariable variable : type.getTypeVariables()) {
      TypeMirror argument = found.get(Substitution.ownName(variable));
      if (argument == null || argument instanceof WildcardType) {
        return List.of();
      }
      arguments.add(argument);
    }
    return arguments;
  }

  /**
   * Returns whether every type parameter of the method can be told, or reports those that cannot.
   */
  boolean check(Role role, Written name, ExecutableElement member) {
    int before = context.report().mistakes();
    ExecutableType type = context.members().typeOf(member);
    Map<String, TypeMirror> found = found(role, member, type);
    for (TypeVariable variable : type.getTypeVariables()) {
      TypeMirror argument = found.get(Substitution.ownName(variable));
      if (argument == null) {
        context.error(
            name, Message.TYPE_PARAMETER, role.word(), name, action.name(), variable, role.word());
        continue;
      }
      for (TypeMirror bound : boundsOf(variable)) {
        TypeMirror wanted = new Substitution(typing, found).in(bound);
        if (!typing.types.isSubtype(typing.upper(argument), wanted)) {
          context.error(
              name,
              Message.TYPE_PARAMETER_BOUND,
              role.word(),
              name,
              action.name(),
              variable,
              Shown.beside(argument, wanted),
              Shown.beside(wanted, argument));
        }
      }
    }
    return context.report().mistakes() == before;
  }

  private Map<String, TypeMirror> found(Role role, ExecutableElement member, ExecutableType type) {
    if (type.getTypeVariables().isEmpty()) {
      return Map.of();
    }
    Inference inference = new Inference(typing, type.getTypeVariables());
    for (int i = 0; i < type.getParameterTypes().size(); i++) {
      TypeMirror formal = type.getParameterTypes().get(i);
      given(role, i, member.getParameters().get(i), formal)
          .ifPresent(value -> inference.passed(value, formal));
    }
    Map<String, TypeMirror> found = new HashMap<>(inference.found());
    for (TypeMirror thrown : type.getThrownTypes()) {
      String own = Substitution.ownName(thrown);
      if (own != null) {
        found.putIfAbsent(own, typing.type("java.lang.RuntimeException")); // as the compiler does
      }
    }
    return found;
  }

  private Optional<TypeMirror> given(
      Role role, int index, VariableElement parameter, TypeMirror formal) {
    if (role == Role.POST && index == 0) {
      return Optional.of(brought(formal));
    }
    List<? extends VariableElement> parameters = action.method().getParameters();
    List<? extends TypeMirror> types =
        context.members().typeOf(action.method()).getParameterTypes();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).getSimpleName().equals(parameter.getSimpleName())) {
        return Optional.of(types.get(i));
      }
    }
    return Optional.empty();
  }

  /** What the invocations brought, in the container that post wants. */
  private TypeMirror brought(TypeMirror formal) {
    TypeMirror result = ItemResult.of(context, action);
    TypeMirror boxed = typing.boxed(result);
    if (formal instanceof ArrayType) {
      return typing.types.getArrayType(boxed);
    }
    if (typing.is(formal, Typing.STREAM)) {
      return typing.type(Typing.STREAM, typing.type(Typing.OUTCOME, boxed));
    }
    return typing.type(
        typing.is(formal, Typing.RESULTS) ? Typing.RESULTS : "java.util.List", boxed);
  }

  private static List<? extends TypeMirror> boundsOf(TypeVariable variable) {
    return variable.getUpperBound() instanceof IntersectionType several
        ? several.getBounds()
        : List.of(variable.getUpperBound());
  }
}
