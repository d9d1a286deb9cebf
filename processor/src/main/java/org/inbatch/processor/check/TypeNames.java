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
import java.util.function.Function;
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
 * whether something may be null.
 */
final class TypeNames {

  /** A type that is missing is met only in stubs. */
  private static final TypeNames USUAL =
      new TypeNames(type ->
          type.getKind() == TypeKind.ERROR ? Optional.of(ClassName.OBJECT) : Optional.empty());

  private final Function<TypeMirror, Optional<TypeName>> instead;

  /**
   * Creates a translation of its own.
   *
   * @param instead what stands for a type, or for a part of one, in place of its name
   */
  TypeNames(Function<TypeMirror, Optional<TypeName>> instead) {
    this.instead = instead;
  }

  static TypeName of(TypeMirror type) {
    return USUAL.name(type);
  }

  /** Returns the type's name. */
  TypeName name(TypeMirror type) {
    return instead.apply(type).orElseGet(() -> annotated(plain(type), type));
  }

  /** Returns the types' names. */
  List<TypeName> names(List<? extends TypeMirror> types) {
    return types.stream().map(this::name).toList();
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
    return USUAL.names(types);
  }

  static List<TypeVariableName> parametersOf(TypeElement type) {
    return type.getTypeParameters().stream().map(TypeNames::parameter).toList();
  }

  private static TypeVariableName parameter(TypeParameterElement parameter) {
    return TypeVariableName.get(
        parameter.getSimpleName().toString(), of(parameter.getBounds()).toArray(TypeName[]::new));
  }

  private TypeName plain(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(name(array.getComponentType()));
    }
    if (type instanceof TypeVariable variable) {
      return TypeVariableName.get(variable.asElement().getSimpleName().toString());
    }
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getSuperBound() != null) {
        return WildcardTypeName.supertypeOf(name(wildcard.getSuperBound()));
      }
      return WildcardTypeName.subtypeOf(
          wildcard.getExtendsBound() == null ? ClassName.OBJECT : name(wildcard.getExtendsBound()));
    }
    if (type instanceof DeclaredType declared) {
      return declared(declared);
    }
    return TypeName.get(type);
  }

  private TypeName declared(DeclaredType type) {
    boolean insideGeneric =
        type.getEnclosingType() instanceof DeclaredType outer
            && !outer.getTypeArguments().isEmpty();
    if (insideGeneric) {
      return TypeName.get(type);
    }
    ClassName name = ClassName.get((TypeElement) type.asElement());
    return type.getTypeArguments().isEmpty()
        ? name
        : ParameterizedTypeName.get(name, names(type.getTypeArguments()).toArray(TypeName[]::new));
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
