package org.inbatch.processor.spec;

import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Optional;

/**
 * The method of an action with mistakes: it does nothing but let its callers compile, so that the
 * mistakes are shown alone.
 *
 * @param head what callers see, as far as it is known: {@link #ANYTHING} stands for the rest
 * @param loose if the head's parameters are but likely ones: the types that lambdas need, and
 *     Object for all others. The stub then takes those, or anything
 */
public record Stub(Head head, Optional<List<CallParameter>> loose) implements DispatcherMethod {

  /** A type parameter of each stub: whatever type the caller wants. */
  public static final TypeVariableName ANYTHING = TypeVariableName.get("ANYTHING");

  /** Copies the list. */
  public Stub {
    loose = loose.map(List::copyOf);
  }

  /** Returns the stub with its likely parameters alone, for it is not alone under its name. */
  public Stub amongOthers() {
    return new Stub(head, Optional.empty());
  }
}
