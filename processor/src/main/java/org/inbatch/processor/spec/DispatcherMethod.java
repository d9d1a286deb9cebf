package org.inbatch.processor.spec;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A method of a dispatcher. */
public sealed interface DispatcherMethod permits FanOut, GivenAgain, Stub {

  /** Returns what callers see of the method. */
  Head head();

  /**
   * What callers see of a method.
   *
   * @param target the engine, whose options callers give
   * @param name the method's name
   * @param typeParameters its type parameters, bounds included
   * @param parameters the call parameters, without the options
   * @param returns the return type, or void
   * @param thrown the checked exceptions
   * @param suppressed the categories of warnings that the method would cause
   * @param deprecated whether the action is deprecated
   * @param overrides whether the superclass's dispatcher has the method too
   */
  record Head(
      Target target,
      String name,
      List<TypeVariableName> typeParameters,
      List<CallParameter> parameters,
      TypeName returns,
      List<TypeName> thrown,
      Set<String> suppressed,
      boolean deprecated,
      boolean overrides) {

    /** Copies the collections. */
    public Head {
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
      thrown = List.copyOf(thrown);
      suppressed = Set.copyOf(suppressed);
    }

    /** Returns the same with another category of warnings. */
    public Head suppressing(String category) {
      Set<String> more = new HashSet<>(suppressed);
      more.add(category);
      return new Head(
          target, name, typeParameters, parameters, returns, thrown, more, deprecated, overrides);
    }

    /** Returns the same as an override, with its return type. */
    Head overriding(TypeName overriding) {
      return new Head(
          target,
          name,
          typeParameters,
          parameters,
          overriding,
          thrown,
          suppressed,
          deprecated,
          true);
    }
  }

  /** A parameter that the caller fills, the same for every item. */
  record CallParameter(String name, TypeName type) {}
}
