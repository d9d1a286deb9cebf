package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The methods and fields of a class, own and inherited, nearest first.
 *
 * <p>Those that cannot be reached are among them: to say "is private" helps more than "is missing".
 */
final class Members {

  private final Typing typing;
  private final TypeElement type;
  private final List<TypeElement> hierarchy;

  Members(Typing typing, TypeElement type) {
    this.typing = typing;
    this.type = type;
    this.hierarchy = superclassesAndInterfaces();
  }

  /** Returns the class itself. */
  TypeElement type() {
    return type;
  }

  /** Returns the class, its superclasses, and the interfaces of them all. */
  List<TypeElement> hierarchy() {
    return hierarchy;
  }

  /** Returns the methods of that name, but for overridden and hidden ones. */
  List<ExecutableElement> methods(String name) {
    List<ExecutableElement> found = new ArrayList<>();
    for (TypeElement owner : hierarchy) {
      for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals(name)
            && !isStaticOfInterface(method, owner)
            && found.stream().noneMatch(nearer -> replaces(nearer, method))) {
          found.add(method);
        }
      }
    }
    boolean anyVisible = found.stream().anyMatch(method -> whyHidden(method).isEmpty());
    return anyVisible
        ? found.stream().filter(method -> whyHidden(method).isEmpty()).toList()
        : found;
  }

  /** Returns the field of that name. */
  Optional<VariableElement> field(String name) {
    return hierarchy.stream()
        .flatMap(owner -> ElementFilter.fieldsIn(owner.getEnclosedElements()).stream())
        .filter(field -> field.getSimpleName().contentEquals(name))
        .findFirst();
  }

  /** Returns the names of all methods that can be reached, but for those of Object. */
  List<String> methodNames() {
    return names(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream());
  }

  /** Returns the names of all fields that can be reached. */
  List<String> fieldNames() {
    return names(owner -> ElementFilter.fieldsIn(owner.getEnclosedElements()).stream());
  }

  private List<String> names(Function<TypeElement, Stream<? extends Element>> members) {
    return hierarchy.stream()
        .filter(owner -> !owner.getQualifiedName().contentEquals("java.lang.Object"))
        .flatMap(members)
        .filter(member -> whyHidden(member).isEmpty())
        .map(member -> member.getSimpleName().toString())
        .toList();
  }

  /** Returns the method's type as a member of this class, type arguments filled in. */
  ExecutableType typeOf(ExecutableElement method) {
    return (ExecutableType) asMember(method);
  }

  /** Returns the field's type as a member of this class, type arguments filled in. */
  TypeMirror typeOf(VariableElement field) {
    return asMember(field);
  }

  /** Asked of the subclass, Eclipse's compiler would give an overriding method's type instead. */
  private TypeMirror asMember(Element member) {
    if (member.getModifiers().contains(Modifier.STATIC)) {
      return member.asType();
    }
    DeclaredType self = (DeclaredType) type.asType();
    String owner = ownerOf(member).getQualifiedName().toString();
    return typing.types.asMemberOf(typing.as(self, owner).orElse(self), member);
  }

  /** Returns why a class of this package cannot reach the member, such as "private in Base". */
  Optional<String> whyHidden(Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    TypeElement owner = ownerOf(member);
    if (modifiers.contains(Modifier.PRIVATE)) {
      return Optional.of("private" + (owner.equals(type) ? "" : " in " + owner.getSimpleName()));
    }
    if (modifiers.contains(Modifier.PUBLIC)
        || typing.elements.getPackageOf(owner).equals(typing.elements.getPackageOf(type))) {
      return Optional.empty();
    }
    return Optional.of(
        (modifiers.contains(Modifier.PROTECTED) ? "protected" : "package-private")
            + " in "
            + owner.getQualifiedName());
  }

  /** Returns the class that a member, or a parameter of one, is declared in. */
  static TypeElement ownerOf(Element element) {
    Element owner = element.getEnclosingElement();
    while (owner != null && !(owner instanceof TypeElement)) {
      owner = owner.getEnclosingElement();
    }
    return (TypeElement) Objects.requireNonNull(owner);
  }

  /** Returns whether the one method overrides the other in this class, or is the same. */
  boolean overrides(ExecutableElement nearer, ExecutableElement farther) {
    Set<Modifier> modifiers = farther.getModifiers();
    boolean inherited =
        modifiers.contains(Modifier.PUBLIC)
            || modifiers.contains(Modifier.PROTECTED)
            || typing.elements.getPackageOf(nearer).equals(typing.elements.getPackageOf(farther));
    return inherited
        && !modifiers.contains(Modifier.PRIVATE)
        && !modifiers.contains(Modifier.STATIC)
        && replaces(nearer, farther);
  }

  /** The compilers do not agree on {@code isSubsignature} of generic methods. */
  private boolean replaces(ExecutableElement nearer, ExecutableElement farther) {
    return erasedSignature(nearer).equals(erasedSignature(farther));
  }

  private String erasedSignature(ExecutableElement method) {
    return typing.erasedSignature(
        method.getSimpleName().toString(), typeOf(method).getParameterTypes());
  }

  private static boolean isStaticOfInterface(ExecutableElement method, TypeElement owner) {
    return owner.getKind() == ElementKind.INTERFACE
        && method.getModifiers().contains(Modifier.STATIC);
  }

  private List<TypeElement> superclassesAndInterfaces() {
    Set<TypeElement> all = new LinkedHashSet<>();
    for (TypeMirror next = type.asType();
        next.getKind() == TypeKind.DECLARED;
        next = ((TypeElement) ((DeclaredType) next).asElement()).getSuperclass()) {
      all.add((TypeElement) ((DeclaredType) next).asElement());
    }
    List.copyOf(all).forEach(superclass -> addInterfaces(superclass, all));
    return List.copyOf(all);
  }

  /** The mixin is not there yet, and is skipped. */
  private static void addInterfaces(TypeElement of, Set<TypeElement> all) {
    for (TypeMirror superinterface : of.getInterfaces()) {
      if (superinterface.getKind() == TypeKind.DECLARED) {
        TypeElement element = (TypeElement) ((DeclaredType) superinterface).asElement();
        if (all.add(element)) {
          addInterfaces(element, all);
        }
      }
    }
  }
}
