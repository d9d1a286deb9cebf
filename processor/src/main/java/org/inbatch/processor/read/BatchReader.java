package org.inbatch.processor.read;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.BatchModel;

/** Finds the batch classes of a round, and knows which classes are compiled from source. */
public final class BatchReader {

  private final Elements elements;
  private final AnnotationReader annotations;
  private final Set<String> compiledNow = new LinkedHashSet<>();

  /** Creates a reader for all rounds of one compilation. */
  public BatchReader(Elements elements) {
    this.elements = elements;
    this.annotations = new AnnotationReader(elements);
  }

  /** Returns the names of the classes with actions in this round. */
  public Set<String> found(RoundEnvironment round) {
    round.getRootElements().forEach(root -> compiledNow.add(QualifiedNames.of(root)));
    Set<String> names = new LinkedHashSet<>();
    TypeElement annotation = elements.getTypeElement(Names.IN_BATCH_PARALLEL);
    if (annotation != null) {
      ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation)).stream()
          .map(Element::getEnclosingElement)
          .filter(type -> type.getKind() != ElementKind.INTERFACE)
          .map(QualifiedNames::of)
          .forEach(names::add);
      round.getRootElements().forEach(root -> addInheriting(root, names));
    }
    return names;
  }

  /** Returns the class of that name, as this round sees it. */
  public BatchModel read(String name) {
    return model(elements.getTypeElement(name));
  }

  /** Adds the batch classes that have actions from interfaces, which may carry no annotation. */
  private void addInheriting(Element element, Set<String> names) {
    if (element instanceof TypeElement type) {
      String name = QualifiedNames.of(type);
      boolean inherits =
          !names.contains(name)
              && Superclasses.reach(type, Names.BATCH)
              && actionsOf(type).findAny().isPresent();
      if (inherits) {
        names.add(name);
      }
      type.getEnclosedElements().forEach(member -> addInheriting(member, names));
    }
  }

  private Stream<ActionModel> actionsOf(TypeElement type) {
    return Stream.concat(
        annotations.actionsOf(type, type).stream(),
        Interfaces.addedBy(type).stream()
            .flatMap(from -> annotations.actionsOf(type, from).stream())
            .filter(action -> isInherited(action.method())));
  }

  private static boolean isInherited(ExecutableElement ofInterface) {
    return !ofInterface.getModifiers().contains(Modifier.STATIC)
        && !ofInterface.getModifiers().contains(Modifier.PRIVATE);
  }

  private BatchModel model(TypeElement type) {
    return new BatchModel(
        type,
        actionsOf(type).toList(),
        parentOf(type),
        isCompiledNow(type),
        !MissingTypes.inHead(type));
  }

  private Optional<BatchModel> parentOf(TypeElement type) {
    return Superclasses.from(type)
        .skip(1)
        .map(this::model)
        .filter(batch -> !batch.actions().isEmpty())
        .findFirst();
  }

  /** Returns the top-level classes that are compiled from source, as this round sees them. */
  public Stream<TypeElement> compiledNow() {
    return compiledNow.stream().map(elements::getTypeElement).filter(Objects::nonNull);
  }

  /** Returns the batch classes, with or without actions, that implement what is not there. */
  public Stream<BatchModel> withMissingInterfaces() {
    return compiledNow()
        .flatMap(BatchReader::withNested)
        .filter(
            type -> type.getInterfaces().stream().anyMatch(one -> one.getKind() == TypeKind.ERROR))
        .filter(type -> Superclasses.reach(type, Names.BATCH))
        .map(this::model);
  }

  private static Stream<TypeElement> withNested(TypeElement type) {
    return Stream.concat(
        Stream.of(type),
        ElementFilter.typesIn(type.getEnclosedElements()).stream()
            .flatMap(BatchReader::withNested));
  }

  /** Returns whether the class is among the sources being compiled, not in a class file. */
  public boolean isCompiledNow(TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement outer) {
      outermost = outer;
    }
    return compiledNow.contains(QualifiedNames.of(outermost));
  }
}
