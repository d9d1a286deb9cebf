package org.inbatch.processor.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * What is surely true of a member of {@code G<? extends Number>}, in a type that can be written: of
 * its {@code T} that it is a Number, of its {@code List<? super T>} nothing but {@code List<?>}.
 * (Java calls it an upward projection. Asked for such a member, the compilers put the wildcard in
 * the place of {@code T}, and differ in what they make of that.)
 */
final class Projection {

  private final Typing typing;
  private final Map<Element, TypeMirror> arguments = new HashMap<>();

  Projection(Typing typing, DeclaredType owner) {
    this.typing = typing;
    TypeElement element = (TypeElement) owner.asElement();
    for (int i = 0; i < owner.getTypeArguments().size(); i++) {
      arguments.put(element.getTypeParameters().get(i), owner.getTypeArguments().get(i));
    }
  }

  /** Returns what a method of a type surely returns. */
  static TypeMirror returned(Typing typing, DeclaredType owner, ExecutableElement method) {
    Projection projection = new Projection(typing, owner);
    return projection.isNeeded(method.getReturnType())
        ? projection.of(method.getReturnType())
        : ((ExecutableType) typing.types.asMemberOf(owner, method)).getReturnType();
  }

  /** Returns whether a type as declared mentions a type parameter that a wildcard stands for. */
  private boolean isNeeded(TypeMirror declared) {
    if (declared instanceof ArrayType array) {
      return isNeeded(array.getComponentType());
    }
    if (declared instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
          .anyMatch(bound -> bound != null && isNeeded(bound));
    }
    return declared instanceof DeclaredType type
        ? type.getTypeArguments().stream().anyMatch(this::isNeeded)
        : given(declared) instanceof WildcardType;
  }

  /** Returns the type of a member that is declared with the given one. */
  private TypeMirror of(TypeMirror declared) {
    TypeMirror given = given(declared);
    if (given != null) {
      return typing.upper(given);
    }
    if (declared instanceof ArrayType array) {
      return typing.types.getArrayType(of(array.getComponentType()));
    }
    if (declared instanceof DeclaredType type && !type.getTypeArguments().isEmpty()) {
      List<TypeMirror> projected = type.getTypeArguments().stream().map(this::argument).toList();
      return typing.types.getDeclaredType(
          (TypeElement) type.asElement(), projected.toArray(TypeMirror[]::new));
    }
    return declared;
  }

  private TypeMirror argument(TypeMirror declared) {
    TypeMirror given = given(declared);
    if (given != null) {
      return given;
    }
    if (declared instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        return wildcard(of(wildcard.getExtendsBound()), null);
      }
      return wildcard.getSuperBound() == null ? wildcard : above(wildcard.getSuperBound());
    }
    return isNeeded(declared) ? wildcard(of(declared), null) : of(declared);
  }

  /** What is above something of which only an upper bound is known may be anything. */
  private TypeMirror above(TypeMirror bound) {
    if (given(bound) instanceof WildcardType wildcard) {
      return wildcard(null, wildcard.getSuperBound());
    }
    return wildcard(null, isNeeded(bound) ? null : of(bound));
  }

  private TypeMirror wildcard(@Nullable TypeMirror upper, @Nullable TypeMirror lower) {
    return typing.types.getWildcardType(upper, lower);
  }

  private @Nullable TypeMirror given(TypeMirror declared) {
    return declared instanceof TypeVariable variable ? arguments.get(variable.asElement()) : null;
  }
}
