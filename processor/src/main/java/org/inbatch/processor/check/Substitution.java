package org.inbatch.processor.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Puts types in the place of a method's own type parameters. */
final class Substitution {

  private final Typing typing;
  private final Map<String, TypeMirror> found;

  /**
   * Creates a substitution.
   *
   * @param found what stands for the type parameters, by their names
   */
  Substitution(Typing typing, Map<String, TypeMirror> found) {
    this.typing = typing;
    this.found = found;
  }

  /** Returns the name of a type parameter that a method declares, not a class; else null. */
  static @Nullable String ownName(TypeMirror type) {
    return type instanceof TypeVariable variable
            && variable.asElement().getKind() == ElementKind.TYPE_PARAMETER
            && variable.asElement().getEnclosingElement() instanceof ExecutableElement
        ? variable.asElement().getSimpleName().toString()
        : null;
  }

  /** Returns whether the type mentions a type parameter that a method declares. */
  static boolean mentionsOwn(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return mentionsOwn(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
          .anyMatch(bound -> bound != null && mentionsOwn(bound));
    }
    return type instanceof DeclaredType declared
        ? declared.getTypeArguments().stream().anyMatch(Substitution::mentionsOwn)
        : ownName(type) != null;
  }

  List<TypeMirror> in(List<? extends TypeMirror> all) {
    return all.stream().map(this::in).toList();
  }

  /** A part that mentions none of the type parameters stays as it is, annotations included. */
  TypeMirror in(TypeMirror type) {
    TypeMirror given = replacement(type);
    if (given != null) {
      return typing.upper(given);
    }
    if (!mentionsOwn(type)) {
      return type;
    }
    if (type instanceof ArrayType array) {
      return typing.types.getArrayType(in(array.getComponentType()));
    }
    if (type instanceof WildcardType wildcard) {
      return typing.types.getWildcardType(
          inBound(wildcard.getExtendsBound()), inBound(wildcard.getSuperBound()));
    }
    if (type instanceof DeclaredType declared) {
      return typing.types.getDeclaredType(
          (TypeElement) declared.asElement(),
          declared.getTypeArguments().stream().map(this::inArgument).toArray(TypeMirror[]::new));
    }
    return type;
  }

  private TypeMirror inArgument(TypeMirror argument) {
    TypeMirror given = replacement(argument);
    return given == null ? in(argument) : given;
  }

  private @Nullable TypeMirror replacement(TypeMirror type) {
    String own = ownName(type);
    return own == null ? null : found.get(own);
  }

  private @Nullable TypeMirror inBound(@Nullable TypeMirror bound) {
    return bound == null ? null : in(bound);
  }
}
