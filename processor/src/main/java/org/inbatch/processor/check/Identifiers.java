package org.inbatch.processor.check;

import javax.lang.model.SourceVersion;

/** What may be a name in Java. */
final class Identifiers {

  private Identifiers() {}

  static boolean isIdentifier(String name) {
    return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
  }
}
