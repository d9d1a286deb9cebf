package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Which types a dispatcher can name: it stands in the batch class's package, outside the class. */
final class Visibility {

  private final Typing typing;
  private final PackageElement home;

  Visibility(Typing typing, TypeElement batch) {
    this.typing = typing;
    this.home = typing.elements.getPackageOf(batch);
  }

  /** Returns the first class in the type that cannot be named. */
  Optional<TypeElement> hidden(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return hidden(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Optional.ofNullable(wildcard.getExtendsBound())
          .or(() -> Optional.ofNullable(wildcard.getSuperBound()))
          .flatMap(this::hidden);
    }
    if (type instanceof IntersectionType several) {
      return hidden(several.getBounds());
    }
    if (type.getKind() == TypeKind.DECLARED) {
      DeclaredType declared = (DeclaredType) type;
      TypeElement element = (TypeElement) declared.asElement();
      return isVisible(element) ? hidden(declared.getTypeArguments()) : Optional.of(element);
    }
    return Optional.empty();
  }

  private Optional<TypeElement> hidden(List<? extends TypeMirror> types) {
    return types.stream().flatMap(type -> hidden(type).stream()).findFirst();
  }

  /** Returns whether a class of the same package can name the class. */
  boolean isVisible(TypeElement type) {
    return hiding(type).isEmpty();
  }

  /** Returns why a class cannot be named: of it and those around it, the ones that are hidden. */
  List<TypeElement> hiding(TypeElement type) {
    boolean here = typing.elements.getPackageOf(type).equals(home);
    List<TypeElement> hiding = new ArrayList<>();
    for (Element at = type; at instanceof TypeElement one; at = at.getEnclosingElement()) {
      Set<Modifier> modifiers = one.getModifiers();
      if (modifiers.contains(Modifier.PRIVATE) || (!here && !modifiers.contains(Modifier.PUBLIC))) {
        hiding.add(0, one);
      }
    }
    return hiding;
  }

  /** Returns whether every class can name the class. */
  static boolean isPublic(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }
}
