package org.inbatch.processor.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The interfaces of a class. */
final class Interfaces {

  private Interfaces() {}

  /**
   * Returns the interfaces that a class has and its superclass has not, nearest first. Those that
   * are not there, such as the class's mixin, are left out.
   */
  static List<TypeElement> addedBy(TypeElement type) {
    Set<TypeElement> added = new LinkedHashSet<>();
    collect(type, added);
    Superclasses.from(type)
        .skip(1)
        .forEach(superclass -> {
          Set<TypeElement> there = new LinkedHashSet<>();
          collect(superclass, there);
          added.removeAll(there);
        });
    return List.copyOf(added);
  }

  private static void collect(TypeElement of, Set<TypeElement> all) {
    for (TypeMirror next : of.getInterfaces()) {
      if (next.getKind() == TypeKind.DECLARED) {
        TypeElement element = (TypeElement) ((DeclaredType) next).asElement();
        if (all.add(element)) {
          collect(element, all);
        }
      }
    }
  }
}
