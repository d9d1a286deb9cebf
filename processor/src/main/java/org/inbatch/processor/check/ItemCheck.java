package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Suggestion;
import org.inbatch.processor.spec.FanOut.Fill;

/** Which of the action's parameters init fills, and how. */
final class ItemCheck {

  private final Context context;
  private final Typing typing;
  private final ActionModel action;
  private final Init init;
  private final List<? extends VariableElement> parameters;
  private final List<? extends TypeMirror> types;
  private final Map<String, TypeMirror> components;
  private final boolean overloaded;

  ItemCheck(Context context, ActionModel action, Init init) {
    this.context = context;
    this.typing = context.typing();
    this.action = action;
    this.init = init;
    this.parameters = action.method().getParameters();
    this.types = context.members().typeOf(action.method()).getParameterTypes();
    this.components = new ItemComponents(typing, init.set()).byName();
    this.overloaded = context.members().methods(action.name()).size() > 1;
  }

  /** Returns what fills each parameter, or reports why that cannot be told. */
  Optional<List<Fill>> check() {
    if (first() < 0) {
      context.error(
          action.method(), Message.NO_PARAMETER, action.name(), init.name(), Shown.of(init.set()));
      return Optional.empty();
    }
    List<Integer> marked =
        IntStream.range(0, parameters.size())
            .filter(i -> action.perItem().get(i) && !action.seeded().get(i))
            .boxed()
            .toList();
    if (typing.as(init.set(), Typing.ARGS).isPresent() && !isArgsAsSuch(marked)) {
      return byArgs(marked);
    }
    return switch (marked.size()) {
      case 0 -> unmarked();
      case 1 -> oneMark(marked.get(0));
      default -> byMarks(marked);
    };
  }

  /** Returns the first parameter that init can fill, or -1 if there is none. */
  private int first() {
    return action.seeded().indexOf(false);
  }

  /** Whether the one parameter that init fills is an {@code Args} itself. */
  private boolean isArgsAsSuch(List<Integer> marked) {
    return marked.size() < 2
        && typing.is(types.get(marked.isEmpty() ? first() : marked.get(0)), Typing.ARGS);
  }

  private Optional<List<Fill>> byArgs(List<Integer> marked) {
    if (marked.isEmpty()) {
      context.error(action.method(), Message.ARGS_MARKS, init.name(), action.name());
      return Optional.empty();
    }
    return Optional.of(
        fills(
            marked,
            (i, name) -> new Fill.ByArgs(name, context.names().castFromObject(types.get(i)))));
  }

  private Optional<List<Fill>> unmarked() {
    boolean fitsWhole = typing.fits(init.set(), types.get(first()));
    boolean fitsByName =
        !components.isEmpty() && components.keySet().stream().allMatch(this::componentFits);
    if (fitsWhole && fitsByName) {
      context.error(
          action.method(),
          Message.AMBIGUOUS_ITEM,
          init.name(),
          Shown.of(init.set()),
          parameters.get(first()),
          action.name(),
          String.join(", ", components.keySet()));
      return Optional.empty();
    }
    if (fitsByName) {
      return Optional.of(byComponents(components.keySet().stream().map(this::indexOf).toList()));
    }
    boolean nearlyByName =
        !fitsWhole
            && components.keySet().stream()
                .anyMatch(name -> parameterNames().anyMatch(name::equalsIgnoreCase));
    if (nearlyByName) {
      reportComponents();
      return Optional.empty();
    }
    return whole(first());
  }

  private Optional<List<Fill>> whole(int index) {
    TypeMirror set = init.set();
    TypeMirror type = types.get(index);
    if (!typing.fits(set, type)) {
      reportWhole(index, set, type);
      return Optional.empty();
    }
    return Optional.of(
        fills(List.of(index), (i, name) -> new Fill.ByItem(name, cast(i, init.set()))));
  }

  private void reportWhole(int index, TypeMirror set, TypeMirror type) {
    VariableElement parameter = parameters.get(index);
    Optional<String> raw = init.rawType();
    if (raw.isPresent()) {
      context.error(
          init.name(),
          Message.INIT_RAW,
          init.name(),
          raw.get(),
          parameter,
          action.name(),
          Shown.of(type),
          raw.get(),
          Shown.of(typing.boxed(type)));
      return;
    }
    context.error(
        parameter,
        Message.INIT_TYPE,
        init.name(),
        Shown.beside(set, type),
        parameter,
        action.name(),
        Shown.beside(type, set),
        new Remedies(context, action).agree(init, parameter, type));
  }

  /** The argument set as a whole; or what is in it, if that is all there is in it. */
  private Optional<List<Fill>> oneMark(int index) {
    String name = parameters.get(index).getSimpleName().toString();
    boolean meansComponent =
        components.containsKey(name) || !Suggestion.of(name, components.keySet()).isEmpty();
    if (typing.fits(init.set(), types.get(index)) || !meansComponent) {
      return whole(index);
    }
    if (componentFits(name) && components.size() == 1) {
      return Optional.of(byComponents(List.of(index)));
    }
    reportMark(index, name);
    return Optional.empty();
  }

  private Optional<List<Fill>> byMarks(List<Integer> marked) {
    if (components.isEmpty()) {
      context.error(
          init.name(),
          Message.PER_ITEM_RECORD,
          action.name(),
          marked.size(),
          init.name(),
          Shown.of(init.set()));
      return Optional.empty();
    }
    boolean allFit = true;
    for (int index : marked) {
      String name = parameters.get(index).getSimpleName().toString();
      if (!componentFits(name)) {
        allFit = false;
        reportMark(index, name);
      }
    }
    return allFit ? Optional.of(byComponents(marked)) : Optional.empty();
  }

  private List<Fill> byComponents(List<Integer> items) {
    return fills(items, (i, name) -> new Fill.ByComponent(name, cast(i, component(name))));
  }

  private List<Fill> fills(List<Integer> items, BiFunction<Integer, String, Fill> byInit) {
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i).getSimpleName().toString();
      if (action.seeded().get(i)) {
        fills.add(new Fill.BySeed(name));
      } else {
        fills.add(items.contains(i) ? byInit.apply(i, name) : new Fill.ByCall(name));
      }
    }
    return fills;
  }

  /**
   * A value of another type than the parameter's could call another overload, and javac wants to
   * know whether an array given for a variable number of arguments is meant as such.
   */
  private Optional<TypeName> cast(int index, TypeMirror value) {
    boolean variable = action.method().isVarArgs() && index == parameters.size() - 1;
    return (overloaded || variable) && !typing.same(value, types.get(index))
        ? Optional.of(context.names().name(types.get(index)))
        : Optional.empty();
  }

  private boolean componentFits(String name) {
    int index = indexOf(name);
    TypeMirror component = components.get(name);
    return component != null && index >= 0 && typing.fits(component, types.get(index));
  }

  private TypeMirror component(String name) {
    TypeMirror component = components.get(name);
    if (component == null) {
      throw new IllegalStateException("no component " + name);
    }
    return component;
  }

  /** Returns the parameter of that name which init can fill, or -1 if there is none. */
  private int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).getSimpleName().contentEquals(name) && !action.seeded().get(i)) {
        return i;
      }
    }
    return -1;
  }

  private void reportComponents() {
    components.forEach((name, type) -> {
      if (!componentFits(name)) {
        int index = indexOf(name);
        String why =
            index < 0
                ? "is no parameter of %s that init can fill%s"
                    .formatted(action.name(), Suggestion.inside(name, parameterNames().toList()))
                : "is %s and parameter %s is %s"
                    .formatted(
                        Shown.beside(type, types.get(index)),
                        name,
                        Shown.beside(types.get(index), type));
        context.error(
            index < 0 ? action.method() : parameters.get(index),
            Message.COMPONENT,
            init.name(),
            Shown.of(init.set()),
            name,
            why,
            action.name(),
            Shown.of(init.set()));
      }
    });
  }

  private void reportMark(int index, String name) {
    TypeMirror component = components.get(name);
    String why;
    String remedy;
    if (component == null) {
      String suggestion = Suggestion.of(name, components.keySet());
      why = "has no component of that name";
      remedy = suggestion.isEmpty() ? " Add it, or remove @PerItem." : suggestion;
    } else if (componentFits(name)) {
      why = "has other components besides";
      remedy = remedyForOthers(index, name);
    } else {
      why =
          "has it as %s, and the parameter is %s"
              .formatted(
                  Shown.beside(component, types.get(index)),
                  Shown.beside(types.get(index), component));
      remedy = " Let the two agree.";
    }
    context.error(
        parameters.get(index),
        Message.PER_ITEM_COMPONENT,
        name,
        action.name(),
        Shown.of(init.set()),
        init.name(),
        why,
        remedy);
  }

  private String remedyForOthers(int index, String name) {
    List<String> others =
        components.keySet().stream()
            .filter(other -> !other.equals(name) && componentFits(other))
            .toList();
    return others.isEmpty()
        ? " " + new Remedies(context, action).agree(init, parameters.get(index), types.get(index))
        : " Mark %s too, or change %s to %s."
            .formatted(String.join(", ", others), name, Shown.beside(init.set(), types.get(index)));
  }

  /** Returns the names of the parameters that init may fill. */
  private Stream<String> parameterNames() {
    return parameters.stream()
        .map(parameter -> parameter.getSimpleName().toString())
        .filter(name -> indexOf(name) >= 0);
  }
}
