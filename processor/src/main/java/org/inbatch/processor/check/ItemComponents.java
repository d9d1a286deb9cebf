package org.inbatch.processor.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The components of an argument set with their types, in order; none of what is no record. */
final class ItemComponents {

  private final Typing typing;
  private final Map<String, TypeMirror> components = new LinkedHashMap<>();

  ItemComponents(Typing typing, TypeMirror set) {
    this.typing = typing;
    if (set instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getKind() == ElementKind.RECORD) {
      for (RecordComponentElement component : element.getRecordComponents()) {
        ElementFilter.methodsIn(element.getEnclosedElements()).stream()
            .filter(method -> method.getSimpleName().equals(component.getSimpleName()))
            .filter(method -> method.getParameters().isEmpty())
            .findFirst()
            .ifPresent(accessor ->
                components.put(
                    component.getSimpleName().toString(),
                    typing.upper(returnType(declared, accessor))));
      }
    }
  }

  private TypeMirror returnType(DeclaredType type, ExecutableElement method) {
    Projection projection = new Projection(typing, type);
    if (projection.isNeeded(method.getReturnType())) {
      return projection.of(method.getReturnType());
    }
    return ((ExecutableType) typing.types.asMemberOf(type, method)).getReturnType();
  }

  List<String> names() {
    return List.copyOf(components.keySet());
  }

  List<TypeMirror> types() {
    return List.copyOf(components.values());
  }

  Map<String, TypeMirror> byName() {
    return components;
  }
}
