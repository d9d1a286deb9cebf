package org.inbatch.processor.read;

import java.util.List;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.report.Report;

/** Finds annotations that do nothing, because {@code @InBatchParallel} is missing beside them. */
public final class OrphanReader {

  private static final List<String> COMPANIONS =
      List.of(Names.ACTION, Names.PER_ITEM, Names.SEEDED, Names.NATIVE_FUNCTION);

  private final Elements elements;

  /** Creates a reader for all rounds of one compilation. */
  public OrphanReader(Elements elements) {
    this.elements = elements;
  }

  /** Reports the annotations of this round that stand alone. */
  public void report(RoundEnvironment round, Report report) {
    for (String name : COMPANIONS) {
      TypeElement annotation = elements.getTypeElement(name);
      if (annotation != null) {
        round.getElementsAnnotatedWith(annotation).stream()
            .filter(element -> !besideInBatchParallel(element))
            .forEach(element -> report(element, annotation, report));
      }
    }
  }

  private static boolean besideInBatchParallel(Element element) {
    Element method =
        element.getKind() == ElementKind.PARAMETER ? element.getEnclosingElement() : element;
    return method != null && AnnotationReader.find(method, Names.IN_BATCH_PARALLEL).isPresent();
  }

  private static void report(Element element, TypeElement annotation, Report report) {
    String name = annotation.getQualifiedName().toString();
    Place place = new Place(element, AnnotationReader.find(element, name).orElse(null), null);
    report.error(place, Message.ORPHAN, annotation.getSimpleName(), element.getSimpleName());
  }
}
