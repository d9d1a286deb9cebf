package org.inbatch.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * A batch class that has actions.
 *
 * @param type the class
 * @param actions its own annotated methods, in the order of the source, then those of the
 *     interfaces that it implements and its superclass does not, nearest first
 * @param parent the nearest superclass that has actions
 * @param compiledNow whether the class is among the sources being compiled, not in a class file
 * @param headIsComplete whether all types are there that its type parameters and superclasses
 *     mention
 */
public record BatchModel(
    TypeElement type,
    List<ActionModel> actions,
    Optional<BatchModel> parent,
    boolean compiledNow,
    boolean headIsComplete) {

  /** Copies the list. */
  public BatchModel {
    actions = List.copyOf(actions);
  }

  /** Returns whether all types are there that the class and its superclasses mention. */
  public boolean isComplete() {
    return headIsComplete
        && actions.stream().allMatch(ActionModel::isComplete)
        && parent.map(BatchModel::isComplete).orElse(true);
  }
}
