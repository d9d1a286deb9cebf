package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.BatchModel;

/**
 * The dispatcher methods that a batch class inherits, nearest superclass first.
 *
 * <p>Those of a superclass that is being compiled are found by checking it again, silently; those
 * of a superclass from a class file are read off its dispatcher, because a class file may lack the
 * parameter names that a check would need.
 */
final class InheritedActions {

  private final Context context;
  private final Typing typing;

  InheritedActions(Context context) {
    this.context = context;
    this.typing = context.typing();
  }

  List<Inherited> of(BatchModel batch) {
    List<Inherited> all = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Optional<BatchModel> next = batch.parent(); next.isPresent(); next = next.get().parent()) {
      for (Inherited inherited : declaredBy(next.get())) {
        if (taken.add(inherited.signature())) {
          all.add(inherited);
        }
      }
    }
    return all;
  }

  private List<Inherited> declaredBy(BatchModel parent) {
    TypeElement dispatcher =
        typing.elements.getTypeElement(DispatcherNames.of(parent.type()).canonicalName());
    return parent.compiledNow() || dispatcher == null
        ? fromSource(parent)
        : fromDispatcher(parent, dispatcher);
  }

  private List<Inherited> fromSource(BatchModel parent) {
    Context parentContext = context.silentFor(parent.type());
    return new Actions(parentContext, parent)
        .all().stream()
            .map(action -> new ActionCheck(parentContext, action).check())
            .filter(checked -> !checked.isStub())
            .map(checked -> fromSource(parent, parentContext, checked))
            .toList();
  }

  private Inherited fromSource(BatchModel parent, Context parentContext, Checked checked) {
    DispatcherTypes declared = new DispatcherTypes(parentContext, checked);
    DispatcherTypes seen = new DispatcherTypes(context, checked);
    String name = checked.action().dispatcherName();
    return new Inherited(
        name,
        parent.type().getSimpleName().toString(),
        seen.typeVariables(),
        seen.callNames(),
        seen.callTypes(),
        seen.returns(typing.as(context.type().asType(), nameOf(parent)).orElseThrow()),
        seen.thrown(),
        typing.erasedSignature(name, declared.callTypes()),
        typing.erasedSignature(name, seen.callTypes()),
        Optional.of(checked.action()));
  }

  private List<Inherited> fromDispatcher(BatchModel parent, TypeElement dispatcher) {
    List<? extends TypeMirror> arguments =
        typing
            .as(context.type().asType(), nameOf(parent))
            .map(DeclaredType::getTypeArguments)
            .orElse(List.of());
    DeclaredType seenFromHere =
        typing.types.getDeclaredType(dispatcher, arguments.toArray(TypeMirror[]::new));
    return ElementFilter.methodsIn(dispatcher.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .map(method -> fromDispatcher(parent, method, seenFromHere))
        .toList();
  }

  private Inherited fromDispatcher(
      BatchModel parent, ExecutableElement method, DeclaredType seenFromHere) {
    ExecutableType seen = (ExecutableType) typing.types.asMemberOf(seenFromHere, method);
    int callParameters = method.getParameters().size() - 1; // the last one takes the options
    String name = method.getSimpleName().toString();
    List<TypeMirror> declared =
        method.getParameters().stream()
            .limit(callParameters)
            .<TypeMirror>map(parameter -> parameter.asType())
            .toList();
    return new Inherited(
        name,
        parent.type().getSimpleName().toString(),
        seen.getTypeVariables(),
        method.getParameters().stream()
            .limit(callParameters)
            .map(parameter -> parameter.getSimpleName().toString())
            .toList(),
        seen.getParameterTypes().subList(0, callParameters),
        seen.getReturnType(),
        seen.getThrownTypes(),
        typing.erasedSignature(name, declared),
        typing.erasedSignature(name, seen.getParameterTypes().subList(0, callParameters)),
        onlyActionNamed(name, parent));
  }

  private Optional<ActionModel> onlyActionNamed(String name, BatchModel parent) {
    List<ActionModel> named =
        Stream.iterate(Optional.of(parent), Optional::isPresent, next -> next.get().parent())
            .flatMap(batch ->
                new Actions(context.silentFor(batch.get().type()), batch.get()).all().stream())
            .filter(action -> action.dispatcherName().equals(name))
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private static String nameOf(BatchModel batch) {
    return batch.type().getQualifiedName().toString();
  }
}
