package org.inbatch.processor.random;

/**
 * A parameter, or a component of a record.
 *
 * @param kind its type
 * @param name its name
 */
record Parameter(Kind kind, String name) {

  /** Returns it as it is declared. */
  String declared() {
    return kind.name() + " " + name;
  }
}
