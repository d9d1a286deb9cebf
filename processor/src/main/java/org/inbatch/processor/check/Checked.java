package org.inbatch.processor.check;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.spec.DispatcherMethod;
import org.inbatch.processor.spec.Stub;

/**
 * An action and the dispatcher's method that it gets.
 *
 * @param action as written
 * @param method the method; a stub if the action has mistakes
 * @param callIndexes which of the action's parameters the caller fills; for a stub, likely
 * @param init what init names, if it was found
 * @param post what post names, if it was found
 */
record Checked(
    ActionModel action,
    DispatcherMethod method,
    List<Integer> callIndexes,
    Optional<Element> init,
    Optional<ExecutableElement> post) {

  /** Returns the action such that its method, if a stub, stands beside others of its name. */
  Checked amongOthers() {
    return method instanceof Stub stub ? with(stub.amongOthers()) : this;
  }

  /** Returns the same action with another method. */
  Checked with(DispatcherMethod other) {
    return new Checked(action, other, callIndexes, init, post);
  }

  boolean isStub() {
    return method instanceof Stub;
  }
}
