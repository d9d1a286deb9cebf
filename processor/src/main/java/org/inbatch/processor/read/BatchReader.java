package org.inbatch.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.inbatch.processor.model.BatchModel;

/**
 * Finds the batch classes of a round.
 *
 * <p>A class that mentions a type which is not there waits for the next round: another processor
 * may be about to write it. (A class whose supertype is missing does not wait: that is the mixin
 * which its own dispatcher brings.) What is still waiting in the last round mentions a type that
 * nobody writes, and the compiler says so.
 */
public final class BatchReader {

  private final Elements elements;
  private final AnnotationReader annotations;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Set<String> compiledNow = new HashSet<>();

  /** Creates a reader for all rounds of one compilation. */
  public BatchReader(Elements elements) {
    this.elements = elements;
    this.annotations = new AnnotationReader(elements);
  }

  /** Returns the batch classes that are ready in this round. */
  public List<BatchModel> ready(RoundEnvironment round) {
    round.getRootElements().forEach(root -> compiledNow.add(nameOf(root)));
    Set<String> names = new LinkedHashSet<>(waiting);
    waiting.clear();
    TypeElement annotation = elements.getTypeElement(Names.IN_BATCH_PARALLEL);
    if (annotation != null) {
      round.getElementsAnnotatedWith(annotation).stream()
          .map(Element::getEnclosingElement)
          .map(BatchReader::nameOf)
          .forEach(names::add);
    }
    List<BatchModel> ready = new ArrayList<>();
    for (String name : names) {
      BatchModel batch = model(elements.getTypeElement(name));
      if (MissingTypes.anyIn(batch)) {
        waiting.add(name);
      } else {
        ready.add(batch);
      }
    }
    return ready;
  }

  /** Returns the batch classes that mention a type which is missing to the end. */
  public List<BatchModel> hopeless() {
    return waiting.stream().map(elements::getTypeElement).map(this::model).toList();
  }

  private BatchModel model(TypeElement type) {
    return new BatchModel(type, annotations.actionsOf(type), parentOf(type), isCompiledNow(type));
  }

  private Optional<BatchModel> parentOf(TypeElement type) {
    return Superclasses.from(type)
        .skip(1)
        .map(this::model)
        .filter(batch -> !batch.actions().isEmpty())
        .findFirst();
  }

  /** Returns whether the class is among the sources being compiled, not in a class file. */
  public boolean isCompiledNow(TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement outer) {
      outermost = outer;
    }
    return compiledNow.contains(nameOf(outermost));
  }

  /** The compilers do not agree on {@code Element.toString()}. */
  private static String nameOf(Element element) {
    return element instanceof QualifiedNameable named
        ? named.getQualifiedName().toString()
        : element.getSimpleName().toString();
  }
}
