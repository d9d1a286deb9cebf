package org.inbatch.processor.read;

import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/** A class and its superclasses. */
final class Superclasses {

  private Superclasses() {}

  /** Returns the class, its superclass and so on, as far as they are there. */
  static Stream<TypeElement> from(TypeElement type) {
    return Stream.iterate(type, TypeElement.class::isInstance, Superclasses::next);
  }

  /** Returns whether the class of that name is among them. */
  static boolean reach(TypeElement type, String name) {
    return from(type).anyMatch(above -> QualifiedNames.of(above).equals(name));
  }

  @SuppressWarnings("NullAway") // null ends the stream above
  private static TypeElement next(TypeElement type) {
    return type.getSuperclass().getKind() == TypeKind.DECLARED
        ? (TypeElement) ((DeclaredType) type.getSuperclass()).asElement()
        : null;
  }
}
