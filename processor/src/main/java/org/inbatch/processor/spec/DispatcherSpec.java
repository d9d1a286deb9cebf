package org.inbatch.processor.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * A dispatcher's class.
 *
 * @param origin the batch class, for the compiler's book-keeping
 * @param name the dispatcher's name
 * @param batch the batch class's name, without type arguments; Object if it cannot be named
 * @param typeParameters the batch class's type parameters, bounds included
 * @param isPublic whether the batch class, and so the dispatcher, can be seen from everywhere
 * @param cast how {@code parallel()} gets from the mixin to the batch
 * @param parent the superclass's dispatcher, with type arguments, if it has one
 * @param methods a method an action, in the order of the source, then what is given again
 * @param suppressed the warnings that the types in the class's own head would cause
 * @param importsJavaLang whether the package has a class named like one of {@code java.lang}
 */
public record DispatcherSpec(
    TypeElement origin,
    ClassName name,
    ClassName batch,
    List<TypeVariableName> typeParameters,
    boolean isPublic,
    MixinCast cast,
    Optional<TypeName> parent,
    List<DispatcherMethod> methods,
    Set<String> suppressed,
    boolean importsJavaLang) {

  /** Copies the collections. */
  public DispatcherSpec {
    typeParameters = List.copyOf(typeParameters);
    methods = List.copyOf(methods);
    suppressed = Set.copyOf(suppressed);
  }

  /** Returns whether no method uses the batch. */
  public boolean isOfStubs() {
    return methods.stream().allMatch(Stub.class::isInstance);
  }

  /** Returns whether the batch class cannot be named. */
  public boolean isNameless() {
    return batch.equals(ClassName.OBJECT);
  }

  /**
   * How the mixin's {@code parallel()} casts itself to the batch class.
   *
   * @param throughObject whether the compiler would refuse the cast, because the class is closed
   *     and does not implement the mixin
   * @param unchecked whether type arguments may go unchecked
   */
  public record MixinCast(boolean throughObject, boolean unchecked) {}
}
