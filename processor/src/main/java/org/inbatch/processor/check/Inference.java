package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Infers the type parameters of an init or post from what it is given. The call in the dispatcher
 * says them, where they can be written: compilers differ in what they infer in the middle of a long
 * expression.
 */
final class Inference {

  /** How a given type bears on a type parameter, the strongest first. */
  private enum Bound {
    EXACT,
    LOWER,
    UPPER
  }

  private final Typing typing;
  private final Map<String, Map<Bound, List<TypeMirror>>> given = new LinkedHashMap<>();

  Inference(Typing typing, List<? extends TypeVariable> variables) {
    this.typing = typing;
    variables.forEach(variable ->
        given.put(variable.asElement().getSimpleName().toString(), new LinkedHashMap<>()));
  }

  /** Takes into account that a value of one type is passed to a parameter of the other. */
  void passed(TypeMirror value, TypeMirror parameter) {
    relate(value, parameter, Bound.LOWER);
  }

  /** Returns the types that could be told, by the names of the type parameters. */
  Map<String, TypeMirror> found() {
    Map<String, TypeMirror> found = new LinkedHashMap<>();
    given.forEach((name, bounds) -> pick(bounds).ifPresent(type -> found.put(name, type)));
    return found;
  }

  private Optional<TypeMirror> pick(Map<Bound, List<TypeMirror>> bounds) {
    List<TypeMirror> lower = bounds.getOrDefault(Bound.LOWER, List.of());
    return bounds.getOrDefault(Bound.EXACT, List.of()).stream()
        .findFirst()
        .or(() ->
            lower.stream()
                .filter(type -> lower.stream().allMatch(other -> typing.fits(other, type)))
                .findFirst())
        .or(() -> bounds.getOrDefault(Bound.UPPER, List.of()).stream().findFirst());
  }

  private void relate(TypeMirror actual, TypeMirror formal, Bound bound) {
    Map<Bound, List<TypeMirror>> bounds = given.get(Substitution.ownName(formal));
    if (bounds != null) {
      bounds.computeIfAbsent(bound, unused -> new ArrayList<>()).add(typing.boxed(actual));
    } else if (formal instanceof ArrayType wanted && actual instanceof ArrayType array) {
      relate(array.getComponentType(), wanted.getComponentType(), bound);
    } else if (formal instanceof DeclaredType wanted && bound != Bound.UPPER) {
      String name = ((TypeElement) wanted.asElement()).getQualifiedName().toString();
      typing
          .as(typing.boxed(actual), name)
          .ifPresent(found -> arguments(found.getTypeArguments(), wanted.getTypeArguments()));
    }
  }

  private void arguments(List<? extends TypeMirror> actual, List<? extends TypeMirror> formal) {
    if (actual.size() == formal.size()) {
      for (int i = 0; i < actual.size(); i++) {
        argument(actual.get(i), formal.get(i));
      }
    }
  }

  private void argument(TypeMirror actual, TypeMirror formal) {
    if (!(formal instanceof WildcardType wanted)) {
      relate(actual, formal, Bound.EXACT);
    } else if (wanted.getExtendsBound() != null) {
      relate(typing.upper(actual), wanted.getExtendsBound(), Bound.LOWER);
    } else if (wanted.getSuperBound() != null) {
      TypeMirror lower = actual instanceof WildcardType other ? other.getSuperBound() : actual;
      if (lower != null) {
        relate(lower, wanted.getSuperBound(), Bound.UPPER);
      }
    }
  }
}
