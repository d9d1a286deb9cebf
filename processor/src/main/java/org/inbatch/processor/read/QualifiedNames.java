package org.inbatch.processor.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.QualifiedNameable;

/** Elements by name, as they outlive a round; the compilers do not agree on their toString(). */
final class QualifiedNames {

  private QualifiedNames() {}

  static String of(Element element) {
    return element instanceof QualifiedNameable named
        ? named.getQualifiedName().toString()
        : element.getSimpleName().toString();
  }
}
