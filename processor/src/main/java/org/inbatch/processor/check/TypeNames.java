package org.inbatch.processor.check;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * From the compiler's types to names that source is written with.
 *
 * <p>JavaPoet's own translation drops type annotations; this one keeps JSpecify's, which say
 * whether something may be null. A type that is missing becomes {@code Object}: it is met only in
 * stubs.
 */
final class TypeNames {

  private TypeNames() {}

  static TypeName of(TypeMirror type) {
    return annotated(plain(type), type);
  }

  /** Returns the type's name without annotations, such as for a link in documentation. */
  static TypeName plainOf(TypeMirror type) {
    return TypeName.get(type).withoutAnnotations();
  }

  /** Returns the type to cast an Object to; nothing where that is one already. */
  static Optional<TypeName> castFromObject(TypeMirror type) {
    TypeName name = TypeName.get(type);
    return name.equals(ClassName.OBJECT) ? Optional.empty() : Optional.of(name);
  }

  /** Returns an erased type's name such that an array can be made of it without a warning. */
  static TypeName reifiable(TypeMirror erased) {
    if (erased instanceof ArrayType array) {
      return ArrayTypeName.of(reifiable(array.getComponentType()));
    }
    if (erased instanceof DeclaredType declared) {
      ClassName name = ClassName.get((TypeElement) declared.asElement());
      int parameters = ((TypeElement) declared.asElement()).getTypeParameters().size();
      return parameters == 0
          ? name
          : ParameterizedTypeName.get(
              name,
              Collections.nCopies(parameters, WildcardTypeName.subtypeOf(ClassName.OBJECT))
                  .toArray(TypeName[]::new));
    }
    return TypeName.get(erased);
  }

  static List<TypeName> of(List<? extends TypeMirror> types) {
    return types.stream().map(TypeNames::of).toList();
  }

  static List<TypeVariableName> parametersOf(TypeElement type) {
    return type.getTypeParameters().stream().map(TypeNames::parameter).toList();
  }

  private static TypeVariableName parameter(TypeParameterElement parameter) {
    return TypeVariableName.get(
        parameter.getSimpleName().toString(), of(parameter.getBounds()).toArray(TypeName[]::new));
  }

  private static TypeName plain(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return ClassName.OBJECT;
    }
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(of(array.getComponentType()));
    }
    if (type instanceof TypeVariable variable) {
      return TypeVariableName.get(variable.asElement().getSimpleName().toString());
    }
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getSuperBound() != null) {
        return WildcardTypeName.supertypeOf(of(wildcard.getSuperBound()));
      }
      return WildcardTypeName.subtypeOf(
          wildcard.getExtendsBound() == null ? ClassName.OBJECT : of(wildcard.getExtendsBound()));
    }
    if (type instanceof DeclaredType declared) {
      return declared(declared);
    }
    return TypeName.get(type);
  }

  private static TypeName declared(DeclaredType type) {
    boolean insideGeneric =
        type.getEnclosingType() instanceof DeclaredType outer
            && !outer.getTypeArguments().isEmpty();
    if (insideGeneric) {
      return TypeName.get(type);
    }
    ClassName name = ClassName.get((TypeElement) type.asElement());
    return type.getTypeArguments().isEmpty()
        ? name
        : ParameterizedTypeName.get(name, of(type.getTypeArguments()).toArray(TypeName[]::new));
  }

  private static TypeName annotated(TypeName name, TypeMirror type) {
    List<AnnotationSpec> kept =
        type.getAnnotationMirrors().stream()
            .map(annotation ->
                ClassName.get((TypeElement) annotation.getAnnotationType().asElement()))
            .filter(annotation -> annotation.packageName().equals("org.jspecify.annotations"))
            .map(annotation -> AnnotationSpec.builder(annotation).build())
            .toList();
    return kept.isEmpty() ? name : name.annotated(kept);
  }
}
