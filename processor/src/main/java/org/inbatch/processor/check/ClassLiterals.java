package org.inbatch.processor.check;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** From the name of a class, an array or a primitive type to its {@code Class}. */
final class ClassLiterals {

  private static final List<TypeKind> PRIMITIVES =
      Stream.of(TypeKind.values()).filter(TypeKind::isPrimitive).toList();

  private final Typing typing;
  private final TypeElement batch;

  ClassLiterals(Typing typing, TypeElement batch) {
    this.typing = typing;
    this.batch = batch;
  }

  /** Returns the literal, or nothing if there is no such class or it is not one of the type. */
  Optional<CodeBlock> convert(String text, TypeMirror type) {
    return fitting(text, type)
        .filter(found -> visibility().hidden(found).isEmpty())
        .map(found -> CodeBlock.of("$T.class", TypeNames.of(found)));
  }

  /** Returns what the user can do about a text that is none of the type. */
  String remedy(String text, TypeMirror type) {
    Optional<TypeElement> hidden = fitting(text, type).flatMap(visibility()::hidden);
    if (hidden.isPresent()) {
      return "The dispatcher cannot see it. Make %s visible in package %s."
          .formatted(
              visibility().hiding(hidden.get()).stream()
                  .map(TypeElement::getSimpleName)
                  .collect(Collectors.joining(" and ")),
              typing.elements.getPackageOf(batch).getQualifiedName());
    }
    TypeMirror example = example((DeclaredType) type);
    return fits(example, type)
        ? "Write the name of a class that fits, with its package, such as %s."
            .formatted(Shown.qualified(example))
        : "The class of a constant has no type arguments: let it be Class<?>.";
  }

  /** Returns the class that the type itself names. */
  private TypeMirror example(DeclaredType type) {
    TypeMirror argument =
        type.getTypeArguments().isEmpty() ? typing.object() : type.getTypeArguments().get(0);
    TypeMirror bound =
        argument instanceof WildcardType wildcard && wildcard.getSuperBound() != null
            ? wildcard.getSuperBound()
            : typing.upper(argument);
    TypeMirror named = typing.types.erasure(bound);
    return typing.same(named, typing.object())
        ? typing.types.erasure(typing.type("java.util.Map.Entry"))
        : named;
  }

  private Optional<TypeMirror> fitting(String text, TypeMirror type) {
    return named(text).filter(found -> fits(found, type));
  }

  private boolean fits(TypeMirror found, TypeMirror type) {
    return typing.fits(typing.type("java.lang.Class", typing.boxed(found)), type);
  }

  private Visibility visibility() {
    return new Visibility(typing, batch);
  }

  private Optional<TypeMirror> named(String text) {
    if (text.endsWith("[]")) {
      return named(text.substring(0, text.length() - 2).strip())
          .filter(component -> component.getKind() != TypeKind.VOID)
          .map(typing.types::getArrayType);
    }
    if (text.equals("void")) {
      return Optional.of(typing.types.getNoType(TypeKind.VOID));
    }
    return PRIMITIVES.stream()
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .<TypeMirror>map(typing.types::getPrimitiveType)
        .or(() -> declared(text));
  }

  /** A name with its package, or of a class in the batch's package or in java.lang. */
  private Optional<TypeMirror> declared(String text) {
    PackageElement home = typing.elements.getPackageOf(batch);
    String prefix = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
    return Stream.of(text, prefix + text, "java.lang." + text)
        .flatMap(name -> find(name).stream())
        .findFirst()
        .map(found -> typing.types.erasure(found.asType()));
  }

  /** By binary names compilers find different things: they are asked for outermost classes only. */
  private Optional<TypeElement> find(String name) {
    int dot = name.lastIndexOf('.');
    Optional<TypeElement> nested =
        dot < 0
            ? Optional.empty()
            : find(name.substring(0, dot)).flatMap(outer -> nested(outer, name.substring(dot + 1)));
    return nested.or(() ->
        Optional.ofNullable(typing.elements.getTypeElement(name))
            .filter(found -> found.getQualifiedName().contentEquals(name)));
  }

  private static Optional<TypeElement> nested(TypeElement outer, String name) {
    return ElementFilter.typesIn(outer.getEnclosedElements()).stream()
        .filter(type -> type.getSimpleName().contentEquals(name))
        .findFirst();
  }
}
