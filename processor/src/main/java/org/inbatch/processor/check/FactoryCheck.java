package org.inbatch.processor.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.spec.FanOut.Body;
import org.inbatch.processor.spec.FanOut.Fill;

/** An action that is called once, to make the function that is run for each item. */
final class FactoryCheck {

  private final Context context;
  private final Typing typing;
  private final ActionModel action;
  private final List<? extends VariableElement> parameters;

  FactoryCheck(Context context, ActionModel action) {
    this.context = context;
    this.typing = context.typing();
    this.action = action;
    this.parameters = action.method().getParameters();
  }

  /** Reports what is wrong with the action itself, if anything. */
  void check() {
    Optional<MadeFunction> made = MadeFunction.of(context, action);
    boolean travels = ProcessCheck.isWanted(action);
    if (made.isEmpty()) {
      context.error(
          action.method(),
          travels ? Message.PROCESS_METHOD : Message.FACTORY_TYPE,
          action.name(),
          action.method().getReturnType().getKind() == TypeKind.VOID
              ? "nothing"
              : Shown.of(action.method().getReturnType()));
    }
    made.filter(function -> travels).ifPresent(this::checkSerializable);
    for (int i = 0; i < parameters.size(); i++) {
      refuse(action.perItem().get(i), parameters.get(i), "PerItem");
      refuse(action.seeded().get(i), parameters.get(i), "Seeded");
    }
  }

  private void checkSerializable(MadeFunction made) {
    if (typing.as(made.type(), "java.io.Serializable").isEmpty()) {
      context.error(
          action.method(),
          Message.PROCESS_FUNCTION,
          Shown.of(made.type()),
          action.name(),
          context.compiledNow().test((TypeElement) made.type().asElement())
              ? "Let it extend java.io.Serializable."
              : "Declare an interface that extends it and java.io.Serializable, and return that.");
    }
  }

  private void refuse(boolean marked, VariableElement parameter, String mark) {
    if (marked) {
      String name = action.name();
      context.error(parameter, Message.FACTORY_PARAMETER, parameter, name, mark, name, mark, name);
    }
  }

  /** Returns what fills the action's own parameters. */
  List<Fill> calls() {
    return parameters.stream()
        .<Fill>map(parameter -> new Fill.ByCall(parameter.getSimpleName().toString()))
        .toList();
  }

  /** Returns what fills the parameters of the function, or reports why that cannot be told. */
  Optional<List<Fill>> fills(MadeFunction made, Init init) {
    List<Fill> whole = List.of(new Fill.ByItem("item", Optional.empty()));
    ItemComponents components = new ItemComponents(typing, init.set());
    List<Fill> byComponents =
        components.names().stream()
            .<Fill>map(name -> new Fill.ByComponent(name, Optional.empty()))
            .toList();
    if (made.method().isEmpty()) {
      return Optional.of(byComponents.isEmpty() ? whole : byComponents);
    }
    if (fit(List.of(init.set()), made.parameters())) {
      return Optional.of(whole);
    }
    if (!byComponents.isEmpty() && fit(components.types(), made.parameters())) {
      return Optional.of(byComponents);
    }
    context.error(
        init.name(),
        Message.FACTORY_ITEM,
        init.name(),
        Shown.of(init.set()),
        Shown.of(made.type()),
        action.name(),
        made.parameters().isEmpty() ? "nothing" : Shown.all(made.parameters()));
    return Optional.empty();
  }

  private boolean fit(List<? extends TypeMirror> values, List<? extends TypeMirror> variables) {
    return values.size() == variables.size()
        && IntStream.range(0, values.size())
            .allMatch(i ->
                variables.get(i).getKind() != TypeKind.WILDCARD
                    && typing.fits(values.get(i), variables.get(i)));
  }

  /** Returns the function as the dispatcher runs it. */
  Body body(MadeFunction made, Init init, List<Fill> fills) {
    if (made.method().isPresent()) {
      return new Body.Made(context.names().name(made.type()), made.method().get());
    }
    return new Body.MadeHandle(
        TypeNames.plainOf(typing.types.erasure(made.returns())),
        given(init, fills).stream()
            .map(given -> TypeNames.plainOf(typing.types.erasure(given)))
            .toList());
  }

  /** Returns the types of what a method handle is given. */
  List<TypeMirror> given(Init init, List<Fill> fills) {
    return fills.get(0) instanceof Fill.ByItem
        ? List.of(init.set())
        : new ItemComponents(typing, init.set()).types();
  }
}
