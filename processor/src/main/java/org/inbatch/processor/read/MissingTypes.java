package org.inbatch.processor.read;

import java.util.HashSet;
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
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.model.Written;

/**
 * Looks for types that are not there (yet), in whatever the checks will ask about.
 *
 * <p>Compilers report {@code List<Missing>} differently, so every part of a type is looked at. The
 * interfaces of a batch class are not: its mixin is always missing.
 */
final class MissingTypes {

  private MissingTypes() {}

  /** Returns whether a type is missing from the batch class's head, its actions, inits or posts. */
  static boolean anyIn(BatchModel batch) {
    Set<String> used = new HashSet<>();
    for (ActionModel action : batch.actions()) {
      Stream.concat(action.init().stream(), action.post().stream())
          .map(Written::text)
          .forEach(used::add);
      if (missing(action.method())) {
        return true;
      }
    }
    if (batch.type().getTypeParameters().stream().anyMatch(MissingTypes::missing)) {
      return true;
    }
    return Superclasses.from(batch.type())
        .anyMatch(type -> missing(type.getSuperclass()) || missingFromMembers(type, used));
  }

  private static boolean missingFromMembers(TypeElement type, Set<String> used) {
    return type.getEnclosedElements().stream()
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
