package org.inbatch.processor.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;

/**
 * A dispatcher method that a batch class inherits, its types seen from that class.
 *
 * @param name the method's name
 * @param owner the simple name of the superclass
 * @param parameterNames the names of the call parameters
 * @param callTypes their types
 * @param returns what the method returns
 * @param thrown the checked exceptions
 * @param signatures the erased signatures that are taken by it
 * @param action the action, if it can be told which one it is
 */
record Inherited(
    String name,
    String owner,
    List<String> parameterNames,
    List<? extends TypeMirror> callTypes,
    TypeMirror returns,
    List<? extends TypeMirror> thrown,
    Set<String> signatures,
    Optional<ActionModel> action) {}
