package org.inbatch.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A text as it is written in an annotation.
 *
 * @param text the text
 * @param element the annotated element
 * @param annotation its annotation
 * @param value the value of the annotation that the text is
 */
public record Written(
    String text, Element element, AnnotationMirror annotation, AnnotationValue value) {

  /** Returns what another text in the same place would be. */
  public Written instead(String other) {
    return new Written(other, element, annotation, value);
  }

  @Override
  public String toString() {
    return text;
  }
}
