package org.inbatch.processor.check;

import com.palantir.javapoet.TypeVariableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut.Fill;
import org.inbatch.processor.spec.Travel;
import org.inbatch.processor.spec.Wire;

/** An action that worker processes run: what travels to them and back. */
final class ProcessCheck {

  private static final String PROCESS = "PROCESS";

  private final Context context;
  private final ActionModel action;
  private final ExecutableType type;
  private final Init init;
  private final List<Fill> fills;
  private final Optional<MadeFunction> made;
  private final TypeMirror result;

  /**
   * Creates a check.
   *
   * @param fills what fills the action's own parameters
   */
  ProcessCheck(Context context, ActionModel action, Init init, List<Fill> fills) {
    this.context = context;
    this.action = action;
    this.type = context.members().typeOf(action.method());
    this.init = init;
    this.fills = fills;
    this.made = MadeFunction.of(context, action);
    this.result = ItemResult.of(context, action);
  }

  /** Returns whether worker processes run the action. */
  static boolean isWanted(ActionModel action) {
    return action.target().map(Written::text).filter(PROCESS::equals).isPresent();
  }

  /** Reports what cannot travel, or may not, if anything. */
  void check() {
    if (made.isEmpty()) {
      filledBy(Fill.ByCall.class).forEach(this::checkParameter);
      filledBy(Fill.ByArgs.class).forEach(this::checkParameter);
    }
    if (!typing().is(init.set(), Typing.ARGS)) {
      String subject = "what init \"%s\" yields".formatted(init.name());
      check(init.set(), subject, context.placeOf(init.name()));
    }
    check(result, "the result of " + action.name(), context.placeOf(action.method()));
  }

  private void checkParameter(int index) {
    VariableElement parameter = action.method().getParameters().get(index);
    String subject = "parameter %s of %s".formatted(parameter, action.name());
    check(parameterType(index), subject, context.placeOf(parameter));
  }

  private void check(TypeMirror checked, String subject, Place place) {
    Transfer.culprit(context, checked)
        .ifPresent(culprit -> {
          Object[] values = {subject, culprit.text(), culprit.remedy()};
          if (culprit.isSure()) {
            context.report().error(place, Message.NOT_TRANSFERABLE, values);
          } else if (!isSilenced()) {
            context.report().warning(place, Message.MAY_NOT_TRANSFER, values);
          }
        });
  }

  private boolean isSilenced() {
    return Stream.concat(around(action.method()), around(context.type()))
        .map(element -> element.getAnnotation(SuppressWarnings.class))
        .anyMatch(
            annotation -> annotation != null && List.of(annotation.value()).contains("inbatch"));
  }

  private static Stream<Element> around(Element element) {
    return Stream.iterate(element, e -> e != null, Element::getEnclosingElement);
  }

  /** Returns what travels, of an action without mistakes. */
  Travel travel(Ending ending) {
    WireForms forms = new WireForms(context);
    Wire value =
        ending instanceof Ending.PrimitiveArray array
            ? new Wire.Primitive(array.component())
            : forms.boxed(result);
    Wire set =
        typing().is(init.set(), Typing.ARGS)
            ? forms.serialized(Wire.ARGS, init.set(), itemTypes())
            : forms.of(init.set());
    List<Wire> arguments =
        made.map(function -> List.of(forms.serialized(Wire.OBJECT, function.type(), captured())))
            .orElseGet(() -> callTypes().stream().map(forms::of).toList());
    TypeNames names = context.names();
    return new Travel(
        set,
        value,
        arguments,
        names.name(init.set()),
        names.name(typing().boxed(result)),
        typeParameters(),
        forms.records(),
        forms.suppressed(init.set()));
  }

  /**
   * Returns what a lambda expression of the factory may consist of: where it stands is part of it.
   */
  private Stream<TypeMirror> captured() {
    return Stream.concat(
        Stream.of(context.type(), Members.ownerOf(action.method()))
            .map(type -> typing().types.erasure(type.asType())),
        callTypes().stream());
  }

  /** Returns the type parameters that the types mention which an invocation uses. */
  private List<TypeVariableName> typeParameters() {
    Set<Element> mentioned = new LinkedHashSet<>();
    Stream<? extends TypeMirror> used =
        made.isPresent() ? Stream.of(made.get().type()) : type.getParameterTypes().stream();
    Stream.concat(Stream.of(init.set(), result), used)
        .forEach(one -> WireForms.addParameters(one, mentioned));
    Stream<TypeVariable> ofClass =
        context.type().getTypeParameters().stream()
            .map(parameter -> (TypeVariable) parameter.asType());
    return context
        .names()
        .parameters(
            Stream.concat(ofClass, type.getTypeVariables().stream())
                .filter(variable -> mentioned.contains(variable.asElement()))
                .toList());
  }

  /** Returns the types of what the caller fills. */
  private List<TypeMirror> callTypes() {
    return filledBy(Fill.ByCall.class).mapToObj(this::parameterType).toList();
  }

  /** Returns the types of what the values of an {@code Args} fill. */
  private Stream<TypeMirror> itemTypes() {
    return filledBy(Fill.ByArgs.class).mapToObj(this::parameterType);
  }

  private TypeMirror parameterType(int index) {
    return type.getParameterTypes().get(index);
  }

  private IntStream filledBy(Class<? extends Fill> kind) {
    return IntStream.range(0, fills.size()).filter(i -> kind.isInstance(fills.get(i)));
  }

  private Typing typing() {
    return context.typing();
  }
}
