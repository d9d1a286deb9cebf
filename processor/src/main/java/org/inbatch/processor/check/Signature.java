package org.inbatch.processor.check;

import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * What a method takes, returns and throws where an action uses it as its init or post: the type
 * arguments of the class are filled in, and those of the method itself where they could be told.
 *
 * @param typeArguments what stands for its type parameters; empty if that cannot be written
 * @param parameters the types of the parameters
 * @param returns the type of the result
 * @param thrown the exceptions
 */
record Signature(
    List<TypeMirror> typeArguments,
    List<TypeMirror> parameters,
    TypeMirror returns,
    List<TypeMirror> thrown) {

  /** Copies the lists. */
  Signature {
    typeArguments = List.copyOf(typeArguments);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }
}
