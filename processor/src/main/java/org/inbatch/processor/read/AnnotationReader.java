package org.inbatch.processor.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.NativeModel;
import org.inbatch.processor.model.Written;

/** Unpacks the annotations of a method. */
final class AnnotationReader {

  private final Elements elements;

  AnnotationReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * Returns the annotated methods that a class, or one of its interfaces, declares, in the order of
   * the source.
   *
   * @param type the class
   * @param owner the class itself, or the interface
   */
  List<ActionModel> actionsOf(TypeElement type, TypeElement owner) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .flatMap(method ->
            find(method, Names.IN_BATCH_PARALLEL)
                .map(annotation -> action(type, method, annotation))
                .stream())
        .toList();
  }

  private ActionModel action(
      TypeElement type, ExecutableElement method, AnnotationMirror annotation) {
    Optional<Written> init = text(method, annotation, "init");
    Optional<Written> post =
        text(method, annotation, "post").filter(name -> !name.text().isEmpty());
    Set<String> used =
        Stream.concat(init.stream(), post.stream()).map(Written::text).collect(Collectors.toSet());
    return new ActionModel(
        method,
        init,
        post,
        text(method, annotation, "target"),
        texts(method, annotation, "args"),
        text(method, annotation, "as").filter(as -> !as.text().isEmpty()),
        find(method, Names.ACTION).isPresent(),
        find(method, Names.NATIVE_FUNCTION).map(found -> nativeFunction(method, found)),
        marked(method, Names.PER_ITEM),
        marked(method, Names.SEEDED),
        !MissingTypes.inAction(type, method, used));
  }

  private NativeModel nativeFunction(ExecutableElement method, AnnotationMirror annotation) {
    return new NativeModel(
        annotation,
        text(method, annotation, "library").filter(name -> !name.text().isEmpty()),
        text(method, annotation, "symbol").filter(name -> !name.text().isEmpty()),
        flag(method, annotation, "critical"),
        flag(method, annotation, "errno"),
        type(method, annotation, "result"));
  }

  private Optional<Written> flag(Element element, AnnotationMirror annotation, String member) {
    return value(annotation, member)
        .filter(value -> Boolean.TRUE.equals(value.getValue()))
        .map(value -> new Written("true", element, annotation, value));
  }

  private Optional<Written> type(Element element, AnnotationMirror annotation, String member) {
    return value(annotation, member)
        .filter(value -> value.getValue() instanceof TypeMirror)
        .map(value -> new Written(value.getValue().toString(), element, annotation, value))
        .filter(name -> !name.text().equals("java.lang.Object"));
  }

  private static List<Boolean> marked(ExecutableElement method, String annotation) {
    return method.getParameters().stream()
        .map(parameter -> find(parameter, annotation).isPresent())
        .toList();
  }

  /** Returns the element's annotation of that name. */
  static Optional<AnnotationMirror> find(Element element, String name) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      Element type = annotation.getAnnotationType().asElement();
      if (type instanceof TypeElement named && named.getQualifiedName().contentEquals(name)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  private Optional<Written> text(Element element, AnnotationMirror annotation, String member) {
    return value(annotation, member).flatMap(value -> written(element, annotation, value));
  }

  private List<Written> texts(Element element, AnnotationMirror annotation, String member) {
    return value(annotation, member).stream()
        .filter(value -> value.getValue() instanceof List<?>)
        .flatMap(value -> ((List<?>) value.getValue()).stream())
        .map(AnnotationValue.class::cast)
        .flatMap(value -> written(element, annotation, value).stream())
        .toList();
  }

  /**
   * A value that is neither a text nor an enum constant is the compiler's to complain about;
   * Eclipse's shows it as a text.
   */
  private static Optional<Written> written(
      Element element, AnnotationMirror annotation, AnnotationValue value) {
    if (value.getValue() instanceof String text && !text.equals("<error>")) {
      return Optional.of(new Written(text, element, annotation, value));
    }
    if (value.getValue() instanceof VariableElement constant) {
      return Optional.of(
          new Written(constant.getSimpleName().toString(), element, annotation, value));
    }
    return Optional.empty();
  }

  private Optional<AnnotationValue> value(AnnotationMirror annotation, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        elements.getElementValuesWithDefaults(annotation).entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }
}
