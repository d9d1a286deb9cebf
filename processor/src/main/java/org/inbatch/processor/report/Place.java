package org.inbatch.processor.report;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a message stands: on an element, one of its annotations, or a value of that annotation.
 *
 * @param element the element
 * @param annotation the element's annotation, or null
 * @param value a value of that annotation, or null
 */
public record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  /** Returns the place of an element, such as a parameter. */
  public static Place of(Element element) {
    return new Place(element, null, null);
  }
}
