package org.inbatch.processor.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.NativeModel;
import org.inbatch.processor.model.Written;

/**
 * The function that an action makes which is called once, as a factory.
 *
 * @param type its type, as the action returns it
 * @param method the name of the method that runs it; empty for a method handle
 * @param parameters what it takes; empty for a method handle, which takes what it is given. A
 *     wildcard stands for what nothing can be given for
 * @param returns what it returns
 */
record MadeFunction(
    DeclaredType type, Optional<String> method, List<TypeMirror> parameters, TypeMirror returns) {

  private static final String NATIVE = "NATIVE";
  private static final Set<String> MAKING = Set.of(NATIVE, "PROCESS");
  private static final String METHOD_HANDLE = "java.lang.invoke.MethodHandle";

  /** Returns whether the action is called once, to make what is run for each item. */
  static boolean isWanted(ActionModel action) {
    return action.target().map(Written::text).filter(MAKING::contains).isPresent()
        && !action.method().getModifiers().contains(Modifier.STATIC);
  }

  /** Returns the function that the action makes, if it is to make one and does. */
  static Optional<MadeFunction> of(Context context, ActionModel action) {
    return isWanted(action)
            && context.members().typeOf(action.method()).getReturnType()
                instanceof DeclaredType made
            && made.getKind() == TypeKind.DECLARED
        ? of(context.typing(), made, action)
        : Optional.empty();
  }

  private static Optional<MadeFunction> of(Typing typing, DeclaredType made, ActionModel action) {
    if (typing.is(made, METHOD_HANDLE) && !ProcessCheck.isWanted(action)) {
      TypeMirror result =
          action
              .nativeFunction()
              .flatMap(NativeModel::result)
              .map(written -> (TypeMirror) written.value().getValue())
              .orElseGet(typing::object);
      return Optional.of(new MadeFunction(made, Optional.empty(), List.of(), result));
    }
    return onlyMethod(typing, (TypeElement) made.asElement())
        .map(method -> of(typing, made, method));
  }

  /** Eclipse's compiler knows a method only as its interface declares it, and only there. */
  private static MadeFunction of(Typing typing, DeclaredType made, ExecutableElement inherited) {
    TypeElement owner = Members.ownerOf(inherited);
    String name = inherited.getSimpleName().toString();
    ExecutableElement method =
        ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
            .filter(declared -> declared.getSimpleName().contentEquals(name))
            .filter(declared -> declared.getModifiers().contains(Modifier.ABSTRACT))
            .filter(declared -> declared.getParameters().size() == inherited.getParameters().size())
            .findFirst()
            .orElse(inherited);
    DeclaredType declaring = typing.as(made, owner.getQualifiedName().toString()).orElse(made);
    return new MadeFunction(
        made,
        Optional.of(method.getSimpleName().toString()),
        parameters(typing, declaring, method),
        Projection.returned(typing, declaring, method));
  }

  /** Returns the method of a functional interface. */
  private static Optional<ExecutableElement> onlyMethod(Typing typing, TypeElement type) {
    if (type.getKind() != ElementKind.INTERFACE) {
      return Optional.empty();
    }
    TreeMap<String, ExecutableElement> abstractOnes = new TreeMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(typing.elements.getAllMembers(type))) {
      if (method.getModifiers().contains(Modifier.ABSTRACT) && !isOfObject(typing, type, method)) {
        abstractOnes.put(signature(typing, type, method), method);
      }
    }
    return abstractOnes.size() == 1
        ? Optional.of(abstractOnes.firstEntry().getValue())
            .filter(method -> method.getTypeParameters().isEmpty())
        : Optional.empty();
  }

  private static boolean isOfObject(Typing typing, TypeElement type, ExecutableElement method) {
    TypeElement object = (TypeElement) ((DeclaredType) typing.object()).asElement();
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .filter(other -> other.getModifiers().contains(Modifier.PUBLIC))
        .anyMatch(other -> signature(typing, type, other).equals(signature(typing, type, method)));
  }

  private static String signature(Typing typing, TypeElement type, ExecutableElement method) {
    ExecutableType seen =
        Members.ownerOf(method).getTypeParameters().isEmpty()
            ? (ExecutableType) method.asType()
            : (ExecutableType) typing.types.asMemberOf((DeclaredType) type.asType(), method);
    return typing.erasedSignature(method.getSimpleName().toString(), seen.getParameterTypes());
  }

  private static List<TypeMirror> parameters(
      Typing typing, DeclaredType type, ExecutableElement method) {
    return ((ExecutableType) typing.types.asMemberOf(type, method))
        .getParameterTypes().stream().<TypeMirror>map(MadeFunction::lower).toList();
  }

  /** Returns what may surely be given where a wildcard, or its capture, is asked for. */
  private static TypeMirror lower(TypeMirror type) {
    TypeMirror bound =
        type instanceof WildcardType wildcard
            ? wildcard.getSuperBound()
            : type instanceof TypeVariable variable ? variable.getLowerBound() : null;
    return bound == null || bound.getKind() == TypeKind.NULL ? type : bound;
  }

  /** Returns whether the function is called without its type arguments. */
  boolean isRaw() {
    return type.getTypeArguments().isEmpty()
        && !((TypeElement) type.asElement()).getTypeParameters().isEmpty();
  }
}
