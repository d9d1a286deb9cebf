package org.inbatch.processor.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the checks ask about types. */
final class Typing {

  static final String BATCH = "org.inbatch.Batch";
  static final String RESULTS = "org.inbatch.Results";
  static final String OUTCOME = "org.inbatch.Outcome";
  static final String STREAM = "java.util.stream.Stream";
  static final String ARGS = "org.inbatch.Args";

  final Types types;
  final Elements elements;
  private final Map<String, Boolean> hidingJavaLang = new HashMap<>();

  Typing(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /** Returns the type as an invocation of the named class or interface, itself or a supertype. */
  Optional<DeclaredType> as(TypeMirror type, String name) {
    Deque<TypeMirror> queue = new ArrayDeque<>(List.of(type));
    Set<String> seen = new HashSet<>();
    while (!queue.isEmpty()) {
      TypeMirror next = queue.remove();
      if (next.getKind() == TypeKind.DECLARED) {
        DeclaredType declared = (DeclaredType) next;
        String itsName = ((TypeElement) declared.asElement()).getQualifiedName().toString();
        if (itsName.equals(name)) {
          return Optional.of(declared);
        }
        if (!seen.add(itsName)) {
          continue;
        }
      }
      if (next.getKind() != TypeKind.ERROR && !next.getKind().isPrimitive()) {
        queue.addAll(types.directSupertypes(next));
      }
    }
    return Optional.empty();
  }

  /** Returns whether the type is the named class or interface, whatever its type arguments. */
  boolean is(TypeMirror type, String name) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().contentEquals(name);
  }

  /** Returns whether the type is a record's. */
  static boolean isRecord(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD;
  }

  /** Returns the only type argument, wildcards and captures resolved; Object for a raw type. */
  TypeMirror argument(DeclaredType type) {
    return type.getTypeArguments().isEmpty() ? object() : upper(type.getTypeArguments().get(0));
  }

  /** Returns what a value of the type surely is: the bound of a wildcard or of its capture. */
  TypeMirror upper(TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() == null ? object() : upper(wildcard.getExtendsBound());
    }
    if (type instanceof TypeVariable variable && isCapture(variable)) {
      return upper(variable.getUpperBound());
    }
    return type;
  }

  /** A capture has an element that no class or method declares as one of its type parameters. */
  private static boolean isCapture(TypeVariable variable) {
    Element element = variable.asElement();
    return element == null
        || element.getKind() != ElementKind.TYPE_PARAMETER
        || variable.toString().startsWith("capture");
  }

  TypeMirror object() {
    return type("java.lang.Object");
  }

  /** Returns a class of the JDK or the run time that is known to be there, with type arguments. */
  DeclaredType type(String name, TypeMirror... arguments) {
    return types.getDeclaredType(elements.getTypeElement(name), arguments);
  }

  /** Returns the type with a primitive boxed and nothing as {@code Void}. */
  TypeMirror boxed(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return type("java.lang.Void");
    }
    return type instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : type;
  }

  /** Returns whether a value fits a variable, by boxing and widening too. */
  boolean fits(TypeMirror value, TypeMirror variable) {
    return value.getKind() != TypeKind.VOID && types.isAssignable(value, variable);
  }

  /** Returns whether a value fits a variable only by a conversion from a raw type. */
  boolean fitsUnchecked(TypeMirror value, TypeMirror variable) {
    return variable instanceof DeclaredType wanted
        && !wanted.getTypeArguments().isEmpty()
        && fits(value, variable)
        && as(boxed(value), ((TypeElement) wanted.asElement()).getQualifiedName().toString())
            .filter(given -> given.getTypeArguments().isEmpty())
            .isPresent();
  }

  /** Returns whether a cast to the type is checked in full, type arguments and all. */
  boolean isReifiable(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isReifiable(array.getComponentType());
    }
    return !(type instanceof TypeVariable)
        && (!(type instanceof DeclaredType declared)
            || (isReifiable(declared.getEnclosingType())
                && declared.getTypeArguments().stream().allMatch(Typing::isUnbounded)));
  }

  private static boolean isUnbounded(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        && wildcard.getExtendsBound() == null
        && wildcard.getSuperBound() == null;
  }

  /** Returns whether a caller must handle the exception. */
  boolean isChecked(TypeMirror thrown) {
    return !types.isSubtype(thrown, type("java.lang.RuntimeException"))
        && !types.isSubtype(thrown, type("java.lang.Error"));
  }

  /** Returns a method's name with its erased parameter types: what two methods cannot share. */
  String erasedSignature(String name, List<? extends TypeMirror> parameters) {
    return name
        + parameters.stream()
            .map(types::erasure)
            .map(Typing::erasedName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Asked for often, and so without the detour over a name to write. */
  private static String erasedName(TypeMirror erased) {
    if (erased instanceof ArrayType array) {
      return erasedName(array.getComponentType()) + "[]";
    }
    return erased instanceof DeclaredType declared
        ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
        : erased.getKind().name();
  }

  /** Returns whether a class of the package is named like one of {@code java.lang}. */
  boolean hidesJavaLang(PackageElement home) {
    return hidingJavaLang.computeIfAbsent(
        home.getQualifiedName().toString(),
        any -> {
          Element object = ((DeclaredType) object()).asElement();
          return home.getEnclosedElements().stream()
              .anyMatch(type -> inModuleOf(object, "java.lang." + type.getSimpleName()) != null);
        });
  }

  /**
   * Returns the class of that name in the module of another, or null. To find that it is in none of
   * all modules takes javac a while.
   */
  @Nullable TypeElement inModuleOf(Element other, String name) {
    ModuleElement module = elements.getModuleOf(other);
    return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
  }

  /** Returns whether two types are the same. */
  boolean same(TypeMirror one, TypeMirror other) {
    return types.isSameType(one, other);
  }
}
