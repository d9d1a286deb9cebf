package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Suggestion;
import org.inbatch.processor.spec.FanOut.Fill;
import org.inbatch.processor.spec.MemberUse.Argument;

/** What init and post ask for: call parameters and constants, by name. */
final class ArgumentCheck {

  private final Context context;
  private final ActionModel action;
  private final Constants constants;
  private final AccessCheck access;
  private final Map<String, TypeMirror> callParameters = new LinkedHashMap<>();
  private boolean unchecked;

  ArgumentCheck(
      Context context,
      ActionModel action,
      List<Fill> fills,
      Constants constants,
      AccessCheck access) {
    this.context = context;
    this.action = action;
    this.constants = constants;
    this.access = access;
    List<? extends TypeMirror> types =
        context.members().typeOf(action.method()).getParameterTypes();
    for (int i = 0; i < fills.size(); i++) {
      if (fills.get(i) instanceof Fill.ByCall call) {
        callParameters.put(call.name(), types.get(i));
      }
    }
  }

  /** Returns whether an argument is a raw type where a parameterized one is asked for. */
  boolean anyUnchecked() {
    return unchecked;
  }

  /**
   * Returns what the parameters from the given one on are filled with; those that cannot be filled
   * are reported and left out.
   */
  List<Argument> arguments(Role role, Written name, ExecutableElement member, int from) {
    if (member.getParameters().size() > from && ParameterNames.areMissing(context, member)) {
      TypeElement owner = Members.ownerOf(member);
      context.error(
          name,
          Message.PARAMETER_NAMES,
          role.word(),
          name,
          action.name(),
          owner.getSimpleName(),
          owner.getSimpleName());
      constants.askedForUnknown();
      return List.of();
    }
    List<TypeMirror> types = new Signatures(context, action).of(role, member).parameters();
    List<Argument> arguments = new ArrayList<>();
    for (int i = from; i < types.size(); i++) {
      argument(role, name, member.getParameters().get(i), types.get(i)).ifPresent(arguments::add);
    }
    return arguments;
  }

  private Optional<Argument> argument(
      Role role, Written by, VariableElement parameter, TypeMirror type) {
    String name = parameter.getSimpleName().toString();
    TypeMirror given = callParameters.get(name);
    if (given != null) {
      if (!context.typing().fits(given, type)) {
        context.error(
            parameter,
            by,
            role.parameterType,
            by,
            name,
            Shown.beside(type, given),
            name,
            action.name(),
            Shown.beside(given, type));
      }
      unchecked |= context.typing().fitsUnchecked(given, type);
      Optional<TypeName> cast = cast(parameter, given, type);
      cast.ifPresent(written -> access.checkParameter(role, by, parameter, type));
      return Optional.of(new Argument.OfCall(name, cast));
    }
    if (constants.has(name)) {
      if (Literals.isEnum(type)) {
        access.checkParameter(role, by, parameter, type);
      }
      return constants.literal(parameter, type, by).map(Argument.Constant::new);
    }
    constants.askedInVain(name);
    if (!constants.anyMalformed() || ofAction().contains(name)) {
      context.error(parameter, by, role.parameter, by, name, action.name(), remedy(role, name));
    }
    return Optional.empty();
  }

  /** Returns the names of the action's parameters. */
  private List<String> ofAction() {
    return action.method().getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
  }

  /** Java wants to know whether an array given for a variable number of arguments is meant so. */
  private Optional<TypeName> cast(VariableElement parameter, TypeMirror given, TypeMirror type) {
    boolean variable =
        parameter.getEnclosingElement() instanceof ExecutableElement member
            && member.isVarArgs()
            && parameter.equals(member.getParameters().get(member.getParameters().size() - 1));
    return variable && !context.typing().same(given, type)
        ? Optional.of(context.names().name(type))
        : Optional.empty();
  }

  private String remedy(Role role, String name) {
    List<String> parameters = ofAction();
    if (parameters.contains(name)) {
      if (action.seeded().get(parameters.indexOf(name))) {
        return " That parameter is @Seeded, a generator of each item's own: %s cannot have it."
            .formatted(role.word());
      }
      return " Init fills that parameter, anew for each item: %s cannot know it."
          .formatted(role.word());
    }
    List<String> known = new ArrayList<>(callParameters.keySet());
    known.addAll(constants.names());
    String suggestion = Suggestion.of(name, known);
    return suggestion.isEmpty()
        ? " Add it to one of them, or remove it from %s.".formatted(role.word())
        : suggestion;
  }
}
