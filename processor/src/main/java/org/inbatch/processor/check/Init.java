package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.Written;

/**
 * An init that yields argument sets.
 *
 * @param name as written
 * @param member the method or field
 * @param set the type of an argument set
 * @param cast the type to cast to, where init's type could be taken for several kinds of source
 */
record Init(Written name, Element member, TypeMirror set, Optional<TypeName> cast) {

  /**
   * Returns the simple name of the member's type, if that could have type arguments but has none.
   */
  Optional<String> rawType() {
    TypeMirror type =
        member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && declared.getTypeArguments().isEmpty()
            && !element.getTypeParameters().isEmpty()
        ? Optional.of(element.getSimpleName().toString())
        : Optional.empty();
  }

  boolean isPrimitive() {
    return set.getKind().isPrimitive();
  }
}
