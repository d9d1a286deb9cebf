package org.inbatch.processor.check;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Suggestion;

/** The constants in an action's {@code args}, and who asked for them. */
final class Constants {

  private final Context context;
  private final ActionModel action;
  private final Map<String, Constant> byName = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> askedInVain = new LinkedHashSet<>();
  private boolean anyMalformed;
  private boolean askedForUnknown;

  private record Constant(Written written, String value) {}

  Constants(Context context, ActionModel action) {
    this.context = context;
    this.action = action;
    action.args().forEach(this::add);
  }

  private void add(Written written) {
    int equals = written.text().indexOf('=');
    String name = equals < 0 ? "" : written.text().substring(0, equals).strip();
    if (!Identifiers.isIdentifier(name)) {
      anyMalformed = true;
      context.error(written, Message.CONSTANT_FORM, action.name(), written, remedy(name));
    } else if (byName.containsKey(name)) {
      context.error(written, Message.CONSTANT_TWICE, action.name(), name);
    } else {
      if (isParameter(name)) {
        context.error(written, Message.CONSTANT_CLASH, action.name(), name, action.name());
        asked.add(name);
      }
      byName.put(name, new Constant(written, written.text().substring(equals + 1)));
    }
  }

  private static String remedy(String name) {
    return SourceVersion.isKeyword(name)
        ? "Name it otherwise: %s is a keyword of Java.".formatted(name)
        : "Write each constant as \"name=value\".";
  }

  private boolean isParameter(String name) {
    return action.method().getParameters().stream()
        .anyMatch(parameter -> parameter.getSimpleName().contentEquals(name));
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * Returns whether what init or post asks for may be what a constant without name and value is.
   */
  boolean anyMalformed() {
    return anyMalformed;
  }

  /** Remembers that init or post asks for what cannot be told, as a class file has no names. */
  void askedForUnknown() {
    askedForUnknown = true;
  }

  /** Remembers a name that init or post asks for and that is nowhere: perhaps a misspelt one. */
  void askedInVain(String name) {
    askedInVain.add(name);
  }

  /** Returns the constant as a literal of the parameter's type, or reports why it is none. */
  Optional<CodeBlock> literal(VariableElement parameter, TypeMirror type, Written asker) {
    String name = parameter.getSimpleName().toString();
    asked.add(name);
    Constant constant = byName.get(name);
    if (constant == null) {
      return Optional.empty();
    }
    Literals literals = new Literals(context.typing(), context.type());
    if (!literals.isConvertible(type)) {
      context.error(
          constant.written(),
          Message.CONSTANT_TYPE,
          action.name(),
          name,
          name,
          asker,
          Shown.of(type));
      return Optional.empty();
    }
    Optional<CodeBlock> literal = literals.convert(constant.value(), type);
    if (literal.isEmpty()) {
      context.error(
          constant.written(),
          Message.CONSTANT_VALUE,
          action.name(),
          name,
          constant.value(),
          name,
          asker,
          Shown.of(type),
          literals.remedy(constant.value(), type));
    }
    return literal;
  }

  /** Reports the constants that nobody asked for, if it is known what is asked for. */
  void reportUnused() {
    if (askedForUnknown) {
      return;
    }
    byName.forEach((name, constant) -> {
      if (!asked.contains(name) && !isSuggested(name)) {
        String suggestion = Suggestion.of(name, askedInVain);
        context.error(
            constant.written(),
            Message.CONSTANT_UNUSED,
            action.name(),
            name,
            suggestion.isEmpty() ? " Remove it, or let one of them ask." : suggestion);
      }
    });
  }

  /** Whether who asked in vain was told of the constant already. */
  private boolean isSuggested(String name) {
    return askedInVain.stream().anyMatch(one -> !Suggestion.of(one, Set.of(name)).isEmpty());
  }

  /** Returns the names of the constants. */
  List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
