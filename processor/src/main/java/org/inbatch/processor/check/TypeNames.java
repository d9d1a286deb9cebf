package org.inbatch.processor.check;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
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

  /** Every type parameter has its own name; a type that is missing is met only in stubs. */
  static final TypeNames AS_WRITTEN = new TypeNames(TypeNames::missing, Map.of());

  private final Function<TypeMirror, Optional<TypeName>> instead;
  private final Map<String, String> renamed;

  /**
   * Creates a translation of its own.
   *
   * @param instead what stands for a type, or for a part of one, in place of its name
   */
  TypeNames(Function<TypeMirror, Optional<TypeName>> instead) {
    this(instead, Map.of());
  }

  private TypeNames(Function<TypeMirror, Optional<TypeName>> instead, Map<String, String> renamed) {
    this.instead = instead;
    this.renamed = renamed;
  }

  private static Optional<TypeName> missing(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR ? Optional.of(ClassName.OBJECT) : Optional.empty();
  }

  /**
   * Returns names for a method whose type parameters stand beside those of a class: in the
   * dispatcher both are meant, so that none may hide the other.
   */
  static TypeNames beside(
      List<? extends TypeParameterElement> ofClass, List<? extends TypeParameterElement> ofMethod) {
    Set<String> taken = new HashSet<>();
    ofClass.forEach(parameter -> taken.add(parameter.getSimpleName().toString()));
    Map<String, String> renamed = new HashMap<>();
    for (TypeParameterElement parameter : ofMethod) {
      String name = parameter.getSimpleName().toString();
      if (taken.add(name)) {
        continue;
      }
      Stream<String> others = ofMethod.stream().map(other -> other.getSimpleName().toString());
      others.forEach(taken::add);
      String fresh =
          IntStream.iterate(2, i -> i + 1)
              .mapToObj(i -> name + i)
              .filter(taken::add)
              .findFirst()
              .orElseThrow();
      renamed.put(name, fresh);
    }
    return renamed.isEmpty() ? AS_WRITTEN : new TypeNames(TypeNames::missing, renamed);
  }

  static TypeName of(TypeMirror type) {
    return AS_WRITTEN.name(type);
  }

  static List<TypeName> of(List<? extends TypeMirror> types) {
    return AS_WRITTEN.names(types);
  }

  /** Returns the type's name. */
  TypeName name(TypeMirror type) {
    return instead.apply(type).orElseGet(() -> annotated(plain(type), type));
  }

  List<TypeName> names(List<? extends TypeMirror> types) {
    return types.stream().map(this::name).toList();
  }

  /** Returns the declarations of a method's type parameters. */
  List<TypeVariableName> parameters(List<? extends TypeVariable> variables) {
    return variables.stream().map(this::parameter).toList();
  }

  private TypeVariableName parameter(TypeVariable variable) {
    TypeMirror bound = variable.getUpperBound();
    List<? extends TypeMirror> bounds =
        bound instanceof IntersectionType several ? several.getBounds() : List.of(bound);
    return TypeVariableName.get(nameOf(variable), names(bounds).toArray(TypeName[]::new));
  }

  private String nameOf(TypeVariable variable) {
    String own = Substitution.ownName(variable);
    return own == null
        ? variable.asElement().getSimpleName().toString()
        : renamed.getOrDefault(own, own);
  }

  /** Returns the type's name without annotations, such as for a link in documentation. */
  static TypeName plainOf(TypeMirror type) {
    return TypeName.get(type).withoutAnnotations();
  }

  /** Returns the type to cast an Object to; nothing where that is one already. */
  Optional<TypeName> castFromObject(TypeMirror type) {
    TypeName name = plain(type);
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

  static List<TypeVariableName> parametersOf(TypeElement type) {
    return AS_WRITTEN.parameters(
        type.getTypeParameters().stream()
            .map(parameter -> (TypeVariable) parameter.asType())
            .toList());
  }

  private TypeName plain(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(name(array.getComponentType()));
    }
    if (type instanceof TypeVariable variable) {
      return TypeVariableName.get(nameOf(variable));
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
