package org.inbatch.processor.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.report.Report;

/**
 * Finds annotations that do nothing: on what is no method, no parameter or no batch class, without
 * {@code @InBatchParallel} beside them, or on a method that no batch class inherits.
 */
public final class OrphanReader {

  private static final List<String> FOR_METHODS =
      List.of(Names.IN_BATCH_PARALLEL, Names.ACTION, Names.NATIVE_FUNCTION);
  private static final List<String> FOR_PARAMETERS = List.of(Names.PER_ITEM, Names.SEEDED);
  private static final List<String> ALL =
      Stream.of(FOR_METHODS, FOR_PARAMETERS, List.of(Names.BATCH_CLASS))
          .flatMap(List::stream)
          .toList();

  private final Elements elements;
  private final Set<String> classes = new LinkedHashSet<>();

  /** Creates a reader for all rounds of one compilation. */
  public OrphanReader(Elements elements) {
    this.elements = elements;
  }

  /** Begins a round. */
  public void begin(RoundEnvironment round) {
    TypeElement[] annotations =
        ALL.stream()
            .map(elements::getTypeElement)
            .filter(Objects::nonNull)
            .toArray(TypeElement[]::new);
    round.getElementsAnnotatedWithAny(annotations).stream()
        .map(OrphanReader::classOf)
        .map(QualifiedNames::of)
        .forEach(classes::add);
  }

  /** Reports the annotations of all rounds since the last report. */
  public void report(Report report) {
    classes.stream()
        .map(elements::getTypeElement)
        .flatMap(OrphanReader::annotatable)
        .forEach(element ->
            ALL.forEach(name ->
                AnnotationReader.find(element, name)
                    .ifPresent(annotation -> report(element, name, annotation, report))));
    classes.clear();
  }

  private static Stream<Element> annotatable(TypeElement type) {
    Stream<Element> members =
        type.getEnclosedElements().stream()
            .filter(member -> !(member instanceof TypeElement) && !repeatsComponent(member, type))
            .flatMap(OrphanReader::withParameters);
    return Stream.concat(Stream.of(type), members);
  }

  /** What a record's component carries, its field, its accessor and the constructor may repeat. */
  private static boolean repeatsComponent(Element member, TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        && member.getKind() != ElementKind.RECORD_COMPONENT
        && (member.getKind() == ElementKind.CONSTRUCTOR
            || type.getRecordComponents().stream()
                .anyMatch(component -> component.getSimpleName().equals(member.getSimpleName())));
  }

  private static Stream<Element> withParameters(Element member) {
    return member instanceof ExecutableElement method
        ? Stream.concat(Stream.of(member), method.getParameters().stream())
        : Stream.of(member);
  }

  private static void report(
      Element element, String name, AnnotationMirror annotation, Report report) {
    if (name.equals(Names.BATCH_CLASS)) {
      reportNoBatch((TypeElement) element, annotation, report);
      return;
    }
    boolean isForParameters = FOR_PARAMETERS.contains(name);
    ElementKind kind = element.getKind();
    Place place = new Place(element, annotation, null);
    Object annotated = annotation.getAnnotationType().asElement().getSimpleName();
    if (kind != (isForParameters ? ElementKind.PARAMETER : ElementKind.METHOD)) {
      reportMisplaced(
          element,
          annotation,
          isForParameters ? "a parameter of an @InBatchParallel method" : "a method",
          report);
    } else if (!besideInBatchParallel(element)) {
      report.error(place, Message.ORPHAN, annotated, element.getSimpleName());
    } else if (name.equals(Names.IN_BATCH_PARALLEL)) {
      reportNotInherited(element, report);
    }
  }

  /** Where the superclass is missing, it may be meant to be a batch. */
  private static void reportNoBatch(TypeElement type, AnnotationMirror annotation, Report report) {
    boolean isBatch =
        type.getKind() == ElementKind.CLASS
            && (Superclasses.reach(type, Names.BATCH) || MissingTypes.inHead(type));
    if (!isBatch) {
      reportMisplaced(type, annotation, "a class that extends Batch", report);
    }
  }

  private static void reportMisplaced(
      Element element, AnnotationMirror annotation, String where, Report report) {
    ElementKind kind = element.getKind();
    report.error(
        new Place(element, annotation, null),
        Message.MISPLACED,
        annotation.getAnnotationType().asElement().getSimpleName(),
        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        kind == ElementKind.CONSTRUCTOR
            ? classOf(element).getSimpleName()
            : element.getSimpleName(),
        where);
  }

  /** A batch class inherits default and abstract methods of its interfaces, and no others. */
  private static void reportNotInherited(Element method, Report report) {
    Set<Modifier> modifiers = method.getModifiers();
    boolean isStatic = modifiers.contains(Modifier.STATIC);
    if (classOf(method).getKind() == ElementKind.INTERFACE
        && (isStatic || modifiers.contains(Modifier.PRIVATE))) {
      report.error(
          Place.of(method),
          Message.INTERFACE_METHOD,
          method.getSimpleName(),
          isStatic ? "static" : "private",
          classOf(method).getSimpleName());
    }
  }

  private static boolean besideInBatchParallel(Element element) {
    Element method =
        element.getKind() == ElementKind.PARAMETER ? element.getEnclosingElement() : element;
    return method != null && AnnotationReader.find(method, Names.IN_BATCH_PARALLEL).isPresent();
  }

  private static Element classOf(Element element) {
    Element at = element;
    while (!(at instanceof TypeElement) && at.getEnclosingElement() != null) {
      at = at.getEnclosingElement();
    }
    return at;
  }
}
