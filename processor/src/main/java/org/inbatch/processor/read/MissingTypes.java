package org.inbatch.processor.read;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Looks for types that are not there (yet), in whatever the checks will ask about.
 *
 * <p>Compilers report {@code List<Missing>} differently, so every part of a type is looked at. The
 * interfaces of a batch class are not: its mixin is always missing.
 */
final class MissingTypes {

  private MissingTypes() {}

  /**
   * Returns whether a type is missing from the head of a class: its type parameters, its
   * superclasses.
   */
  static boolean inHead(TypeElement type) {
    return type.getTypeParameters().stream().anyMatch(MissingTypes::missing)
        || Superclasses.from(type).anyMatch(one -> missing(one.getSuperclass()));
  }

  /**
   * Returns whether a type is missing from a method of the class, or from members of those names.
   */
  static boolean inAction(TypeElement type, ExecutableElement method, Set<String> used) {
    return missing(method)
        || Superclasses.from(type)
            .flatMap(owner -> Stream.concat(Stream.of(owner), Interfaces.addedBy(owner).stream()))
            .flatMap(owner -> owner.getEnclosedElements().stream())
            .filter(member -> used.contains(member.getSimpleName().toString()))
            .anyMatch(MissingTypes::missing);
  }

  private static boolean missing(Element element) {
    if (element instanceof ExecutableElement method) {
      return missing(method.getReturnType())
          || method.getParameters().stream().anyMatch(MissingTypes::missing)
          || anyMissing(method.getThrownTypes())
          || method.getTypeParameters().stream().anyMatch(MissingTypes::missing);
    }
    if (element instanceof TypeParameterElement parameter) {
      return anyMissing(parameter.getBounds());
    }
    return element instanceof VariableElement && missing(element.asType());
  }

  private static boolean anyMissing(List<? extends TypeMirror> types) {
    return types.stream().anyMatch(MissingTypes::missing);
  }

  private static boolean missing(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return true;
    }
    if (type instanceof DeclaredType declared) {
      return anyMissing(declared.getTypeArguments()) || missing(declared.getEnclosingType());
    }
    if (type instanceof ArrayType array) {
      return missing(array.getComponentType());
    }
    if (type instanceof IntersectionType intersection) {
      return anyMissing(intersection.getBounds());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
          .anyMatch(bound -> bound != null && missing(bound));
    }
    return false;
  }
}
