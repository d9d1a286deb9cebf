package org.inbatch.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;

/**
 * A method's {@code @NativeFunction}, as written. What is at its default is not there.
 *
 * @param annotation the annotation
 * @param library the library's name or path
 * @param symbol the function's name
 * @param critical {@code true}
 * @param errno {@code true}
 * @param result a class
 */
public record NativeModel(
    AnnotationMirror annotation,
    Optional<Written> library,
    Optional<Written> symbol,
    Optional<Written> critical,
    Optional<Written> errno,
    Optional<Written> result) {

  /** Returns the names of the values that say something of a C function. */
  public List<String> ofC() {
    return Stream.of(
            library.map(any -> "library"),
            symbol.map(any -> "symbol"),
            critical.map(any -> "critical"),
            errno.map(any -> "errno"))
        .flatMap(Optional::stream)
        .toList();
  }
}
