package org.inbatch.processor.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The components of an argument set with their types, in order; none of what is no record. */
final class ItemComponents {

  private final Map<String, TypeMirror> components = new LinkedHashMap<>();

  ItemComponents(Typing typing, TypeMirror set) {
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
                    typing.upper(Projection.returned(typing, declared, accessor))));
      }
    }
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
