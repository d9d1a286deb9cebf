package org.inbatch.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * A class with annotated methods of its own.
 *
 * @param type the class
 * @param actions its own annotated methods, in the order of the source
 * @param parent the nearest superclass that has annotated methods of its own
 * @param compiledNow whether the class is among the sources being compiled, not in a class file
 */
public record BatchModel(
    TypeElement type, List<ActionModel> actions, Optional<BatchModel> parent, boolean compiledNow) {

  /** Copies the list. */
  public BatchModel {
    actions = List.copyOf(actions);
  }
}
