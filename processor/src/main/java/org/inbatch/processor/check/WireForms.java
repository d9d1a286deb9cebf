package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.inbatch.processor.spec.Travel.Component;
import org.inbatch.processor.spec.Travel.RecordForm;
import org.inbatch.processor.spec.Wire;

/**
 * How the types of an action travel to a worker process and back: by a codec, or by Java's own
 * serialization.
 *
 * <p>Codecs are constants, which know no type parameters: what surely is true of each stands in the
 * place of it.
 */
final class WireForms {

  private final Typing typing;
  private final Visibility visibility;
  private final Map<TypeName, RecordForm> records = new LinkedHashMap<>();
  private final Map<TypeName, Wire.OfRecord> begun = new LinkedHashMap<>();
  private final Deque<DeclaredType> inside = new ArrayDeque<>();

  WireForms(Context context) {
    this.typing = context.typing();
    this.visibility = new Visibility(typing, context.type());
  }

  /** Returns the records met so far, each after those that it is made of. */
  List<RecordForm> records() {
    return List.copyOf(records.values());
  }

  /** Returns how values of a type travel: a primitive as such. */
  Wire of(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? new Wire.Primitive(TypeName.get(type))
        : reference(grounded(type));
  }

  /** Returns how values of a type travel, boxed if need be. */
  Wire boxed(TypeMirror type) {
    return of(typing.boxed(type));
  }

  /**
   * Returns how something travels of which more is known than its type says.
   *
   * @param method the method that makes the codec
   * @param consistsOf types of what it consists of
   */
  Wire serialized(String method, TypeMirror type, Stream<? extends TypeMirror> consistsOf) {
    TypeMirror grounded = grounded(type);
    Set<TypeName> classes = new LinkedHashSet<>();
    if (method.equals(Wire.OBJECT)) {
      classes.add(TypeNames.plainOf(typing.types.erasure(grounded)));
      addClasses(grounded, classes);
    }
    consistsOf.map(this::grounded).forEach(one -> addClasses(one, classes));
    return composed(grounded, method, List.copyOf(classes), List.of());
  }

  private void addClasses(TypeMirror type, Set<TypeName> classes) {
    TypeMirror sure = typing.upper(type);
    TypeMirror erased = typing.types.erasure(sure);
    boolean tells = !sure.getKind().isPrimitive() && !typing.same(erased, typing.object());
    if (tells && visibility.hidden(erased).isEmpty()) {
      classes.add(TypeNames.plainOf(erased));
    }
    if (sure instanceof ArrayType array) {
      addClasses(array.getComponentType(), classes);
    }
    if (sure instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(argument -> addClasses(argument, classes));
    }
  }

  private Wire reference(TypeMirror type) {
    TypeName annotated = TypeNames.of(type);
    Wire wire = reference(type, annotated.withoutAnnotations());
    return annotated.isAnnotated() ? new Wire.OrNull(annotated, wire) : wire;
  }

  private Wire reference(TypeMirror type, TypeName name) {
    Optional<Wire> known = WireTable.constant(type).map(constant -> new Wire.Known(name, constant));
    if (known.isPresent()) {
      return known.get();
    }
    if (type instanceof ArrayType array) {
      TypeMirror component = array.getComponentType();
      return composed(
          type, "array", names(typing.types.erasure(component)), List.of(reference(component)));
    }
    DeclaredType declared = (DeclaredType) type;
    Optional<String> container = WireTable.container(type);
    if (container.isPresent()) {
      return composed(
          type,
          container.get(),
          List.of(),
          declared.getTypeArguments().stream().map(this::reference).toList());
    }
    if (declared.asElement().getKind() == ElementKind.ENUM) {
      return composed(type, "enumOf", names(type), List.of());
    }
    if (isToldApart(type)) {
      return composed(
          type, "sealed", names(type), permitted(type).stream().map(this::reference).toList());
    }
    return isWrittenOut(type) && hasEnd(declared, inside)
        ? ofRecord(declared, name)
        : serialized(Wire.OBJECT, type, Stream.of());
  }

  private Wire composed(TypeMirror type, String method, List<TypeName> classes, List<Wire> parts) {
    return new Wire.Composed(
        TypeNames.of(type).withoutAnnotations(),
        nameOf(type),
        method,
        classes,
        parts,
        suppressed(type));
  }

  private static List<TypeName> names(TypeMirror type) {
    return List.of(TypeNames.plainOf(type));
  }

  /** Returns the categories of warnings that naming the type causes. */
  Set<String> suppressed(TypeMirror type) {
    return new Suppressions(typing.elements).naming(grounded(type)).categories();
  }

  /** Returns whether a type is a record's that can be taken apart and made again. */
  boolean isWrittenOut(TypeMirror type) {
    return Typing.isRecord(type)
        && WireTable.isExact((DeclaredType) type)
        && visibility.hidden(type).isEmpty()
        && new ItemComponents(typing, type)
            .types().stream().allMatch(component -> visibility.hidden(component).isEmpty());
  }

  /** Returns whether a type is sealed and leaves nothing but records and enums that can be seen. */
  boolean isToldApart(TypeMirror type) {
    return isSealed(type)
        && typing.isReifiable(type)
        && visibility.hidden(type).isEmpty()
        && permitted(type).stream()
            .allMatch(one ->
                typing.isReifiable(one) && (isEnum(one) || isWrittenOut(one) || isToldApart(one)));
  }

  /**
   * Returns the permitted subtypes of a sealed type, by name: compilers have orders of their own.
   */
  static List<? extends TypeMirror> permitted(TypeMirror type) {
    return ((TypeElement) ((DeclaredType) type).asElement())
        .getPermittedSubclasses().stream()
            .sorted(Comparator.comparing(TypeMirror::toString))
            .toList();
  }

  private static boolean isSealed(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getModifiers().contains(Modifier.SEALED)
        && declared.asElement().getModifiers().contains(Modifier.ABSTRACT);
  }

  private static boolean isEnum(TypeMirror type) {
    return ((DeclaredType) type).asElement().getKind() == ElementKind.ENUM;
  }

  /** A record may be made of itself with ever larger type arguments. */
  static boolean hasEnd(DeclaredType type, Collection<DeclaredType> inside) {
    int length = type.toString().length();
    return inside.stream()
        .filter(outer -> outer.asElement().equals(type.asElement()))
        .allMatch(outer -> outer.toString().length() >= length);
  }

  private Wire ofRecord(DeclaredType type, TypeName name) {
    Wire.OfRecord met = begun.get(name);
    if (met != null) {
      return met;
    }
    Wire.OfRecord wire = new Wire.OfRecord(name, nameOf(type));
    begun.put(name, wire);
    TypeElement element = (TypeElement) type.asElement();
    inside.push(type);
    List<Component> components = new ArrayList<>();
    new ItemComponents(typing, type)
        .byName()
        .forEach((component, its) ->
            components.add(new Component(component, Shown.of(TypeNames.plainOf(its)), of(its))));
    inside.pop();
    records.put(name, new RecordForm(wire, ClassName.get(element), components, suppressed(type)));
    return wire;
  }

  /** Returns the type with what is surely true of a type parameter in the place of it. */
  TypeMirror grounded(TypeMirror type) {
    if (!mentionsParameter(type)) {
      return type; // annotations and all
    }
    if (type instanceof TypeVariable variable) {
      return unbounded(typing.types.erasure(typing.upper(variable)));
    }
    if (type instanceof ArrayType array) {
      return typing.types.getArrayType(grounded(array.getComponentType()));
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror upper = wildcard.getExtendsBound();
      TypeMirror lower = wildcard.getSuperBound();
      return typing.types.getWildcardType(
          upper == null ? null : grounded(upper), lower == null ? null : grounded(lower));
    }
    if (type instanceof DeclaredType declared
        && !declared.getTypeArguments().isEmpty()
        && !isInsideGeneric(declared)) {
      return typing.types.getDeclaredType(
          (TypeElement) declared.asElement(),
          declared.getTypeArguments().stream().map(this::grounded).toArray(TypeMirror[]::new));
    }
    return type;
  }

  /** Whether it is an inner class; to Eclipse's compiler a static one has an enclosing type too. */
  private static boolean isInsideGeneric(DeclaredType type) {
    return type.asElement().getKind() == ElementKind.CLASS
        && !type.asElement().getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingType() instanceof DeclaredType outer
        && !outer.getTypeArguments().isEmpty();
  }

  private TypeMirror unbounded(TypeMirror erased) {
    if (erased instanceof ArrayType array) {
      return typing.types.getArrayType(unbounded(array.getComponentType()));
    }
    if (!(erased instanceof DeclaredType declared)) {
      return erased;
    }
    TypeElement element = (TypeElement) declared.asElement();
    return typing.types.getDeclaredType(
        element,
        element.getTypeParameters().stream()
            .map(any -> typing.types.getWildcardType(null, null))
            .toArray(TypeMirror[]::new));
  }

  /** From {@code Map<String, List<Point>>} to {@code MAP_OF_STRING_TO_LIST_OF_POINT}. */
  private String nameOf(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return nameOf(array.getComponentType()) + "_ARRAY";
    }
    if (type instanceof WildcardType) {
      return nameOf(typing.upper(type));
    }
    if (!(type instanceof DeclaredType declared)) {
      return type.getKind().name();
    }
    String name =
        declared
            .asElement()
            .getSimpleName()
            .toString()
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
            .toUpperCase(Locale.ROOT);
    String between = typing.is(type, "java.util.Map") ? "_TO_" : "_AND_";
    return typing.isReifiable(type)
        ? name
        : declared.getTypeArguments().stream()
            .map(this::nameOf)
            .collect(Collectors.joining(between, name + "_OF_", ""));
  }

  private static boolean mentionsParameter(TypeMirror type) {
    Set<Element> mentioned = new HashSet<>();
    addParameters(type, mentioned);
    return !mentioned.isEmpty();
  }

  /** Adds the type parameters that a type mentions, and those that their bounds mention. */
  static void addParameters(TypeMirror type, Set<Element> mentioned) {
    if (type instanceof TypeVariable variable) {
      if (mentioned.add(variable.asElement())) {
        addParameters(variable.getUpperBound(), mentioned);
      }
    } else if (type instanceof ArrayType array) {
      addParameters(array.getComponentType(), mentioned);
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(
              Optional.ofNullable(wildcard.getExtendsBound()),
              Optional.ofNullable(wildcard.getSuperBound()))
          .flatMap(Optional::stream)
          .forEach(bound -> addParameters(bound, mentioned));
    } else if (type instanceof IntersectionType several) {
      several.getBounds().forEach(bound -> addParameters(bound, mentioned));
    } else if (type.getKind() == TypeKind.DECLARED) {
      ((DeclaredType) type)
          .getTypeArguments()
          .forEach(argument -> addParameters(argument, mentioned));
    }
  }
}
