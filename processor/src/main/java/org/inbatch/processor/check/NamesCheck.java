package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.report.Message;

/** Whether the dispatcher's methods can stand side by side, and are what a call reaches. */
final class NamesCheck {

  private final Context context;
  private final Typing typing;
  private final BatchModel batch;

  NamesCheck(Context context, BatchModel batch) {
    this.context = context;
    this.typing = context.typing();
    this.batch = batch;
  }

  /** Returns the methods that can be there together, and reports those that cannot. */
  List<Checked> check(List<Checked> actions, List<Inherited> inherited) {
    Map<String, Supplier<String>> taken = new HashMap<>();
    for (Inherited method : inherited) {
      Supplier<String> shown = () -> method.name() + " of " + method.owner();
      method.signatures().forEach(signature -> taken.put(signature, shown));
    }
    List<Checked> fine = new ArrayList<>();
    List<Checked> realOnesFirst =
        actions.stream().sorted(Comparator.comparing(Checked::isStub)).toList();
    for (Checked action : realOnesFirst) {
      List<TypeMirror> types = new DispatcherTypes(context, action).callTypes();
      String name = action.method().head().name();
      Supplier<String> own = () -> Shown.method(action.action().method());
      Supplier<String> other = taken.putIfAbsent(typing.erasedSignature(name, types), own);
      if (other == null) {
        fine.add(action);
        checkReached(action, name, types);
      } else if (!action.isStub()) {
        error(
            action, Message.SIGNATURE, other.get(), own.get(), name + "(" + Shown.all(types) + ")");
      }
    }
    return actions.stream()
        .filter(fine::contains)
        .map(action -> apart(action, taken.keySet()))
        .toList();
  }

  /** A method that takes anything would make calls of others of its name ambiguous. */
  private static Checked apart(Checked action, Set<String> signatures) {
    String start = action.method().head().name() + "(";
    return signatures.stream().filter(one -> one.startsWith(start)).count() > 1
        ? action.amongOthers()
        : action;
  }

  /** A call without options goes to a method of fixed arity first. */
  private void checkReached(Checked action, String name, List<TypeMirror> types) {
    if (!action.isStub()) {
      fixedArity(name, types)
          .ifPresent(reached ->
              error(
                  action,
                  Message.OBJECT_METHOD,
                  Shown.method(action.action().method()),
                  name + "(" + Shown.all(types) + ")",
                  reached));
    }
  }

  private Optional<String> fixedArity(String name, List<TypeMirror> types) {
    TypeElement object = typing.elements.getTypeElement("java.lang.Object");
    for (ExecutableElement method : ElementFilter.methodsIn(object.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.PUBLIC)
          && method.getSimpleName().contentEquals(name)
          && takes(method.getParameters().stream().map(p -> p.asType()).toList(), types)) {
        return Optional.of("Object." + Shown.method(method));
      }
    }
    if (name.equals("of")) {
      for (Optional<BatchModel> at = Optional.of(batch); at.isPresent(); at = at.get().parent()) {
        TypeMirror type = typing.types.erasure(at.get().type().asType());
        if (takes(List.of(type), types)) {
          return Optional.of("of(" + Shown.of(type) + ")");
        }
      }
    }
    return Optional.empty();
  }

  private boolean takes(List<? extends TypeMirror> parameters, List<TypeMirror> arguments) {
    if (parameters.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!typing.fits(arguments.get(i), parameters.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void error(Checked action, Message message, String first, String second, String third) {
    String dispatcher = DispatcherNames.of(context.type()).simpleName();
    Object[] values =
        message == Message.SIGNATURE
            ? new Object[] {first, second, third, dispatcher}
            : new Object[] {first, second, dispatcher, third};
    if (action.action().as().isPresent()) {
      context.error(action.action().as().get(), message, values);
    } else {
      context.error(action.action().method(), message, values);
    }
  }
}
