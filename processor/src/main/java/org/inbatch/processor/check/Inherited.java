package org.inbatch.processor.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;

/**
 * A dispatcher method that a batch class inherits, its types seen from that class.
 *
 * @param name the method's name
 * @param owner the simple name of the superclass
 * @param typeVariables the method's own type parameters
 * @param parameterNames the names of the call parameters
 * @param callTypes their types
 * @param returns what the method returns
 * @param thrown the checked exceptions
 * @param declaredSignature the method's erased signature in the superclass's dispatcher
 * @param signature its erased signature, seen from the class
 * @param action the action, if it can be told which one it is
 */
record Inherited(
    String name,
    String owner,
    List<? extends TypeVariable> typeVariables,
    List<String> parameterNames,
    List<? extends TypeMirror> callTypes,
    TypeMirror returns,
    List<? extends TypeMirror> thrown,
    String declaredSignature,
    String signature,
    Optional<ActionModel> action) {

  /** Returns the erased signatures that are taken by the method. */
  Set<String> signatures() {
    return declaredSignature.equals(signature)
        ? Set.of(signature)
        : Set.of(declaredSignature, signature);
  }
}
