package org.inbatch.processor.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Collects the categories of warnings that a piece of a dispatcher would cause. */
final class Suppressions {

  private final Elements elements;
  private final Set<String> categories = new TreeSet<>();

  Suppressions(Elements elements) {
    this.elements = elements;
  }

  /** Returns the categories found so far. */
  Set<String> categories() {
    return categories;
  }

  /** Adds a category if it applies. */
  Suppressions add(String category, boolean applies) {
    if (applies) {
      categories.add(category);
    }
    return this;
  }

  /** Adds what the use of a method, field or class causes. */
  Suppressions using(Element element) {
    if (elements.isDeprecated(element)) {
      categories.add(isForRemoval(element) ? "removal" : "deprecation");
    }
    return this;
  }

  /** Adds what a class literal of the erased type causes. */
  Suppressions literal(TypeMirror erased) {
    if (erased instanceof ArrayType array) {
      return literal(array.getComponentType());
    }
    return erased instanceof DeclaredType declared ? using(declared.asElement()) : this;
  }

  /** Adds what naming the types causes. */
  Suppressions naming(List<? extends TypeMirror> types) {
    types.forEach(this::naming);
    return this;
  }

  /** Adds what naming the type causes. */
  Suppressions naming(TypeMirror type) {
    if (type instanceof ArrayType array) {
      naming(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        naming(wildcard.getExtendsBound());
      }
      if (wildcard.getSuperBound() != null) {
        naming(wildcard.getSuperBound());
      }
    } else if (type instanceof IntersectionType intersection) {
      naming(intersection.getBounds());
    } else if (type.getKind() == TypeKind.DECLARED) {
      DeclaredType declared = (DeclaredType) type;
      TypeElement element = (TypeElement) declared.asElement();
      add("rawtypes", declared.getTypeArguments().size() < element.getTypeParameters().size());
      using(element);
      naming(declared.getTypeArguments());
    }
    return this;
  }

  private static boolean isForRemoval(Element element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      if (((TypeElement) annotation.getAnnotationType().asElement())
          .getQualifiedName()
          .contentEquals("java.lang.Deprecated")) {
        for (var value : annotation.getElementValues().entrySet()) {
          if (isTrueForRemoval(value.getKey(), value.getValue())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isTrueForRemoval(ExecutableElement member, AnnotationValue value) {
    return member.getSimpleName().contentEquals("forRemoval")
        && Boolean.TRUE.equals(value.getValue());
  }
}
