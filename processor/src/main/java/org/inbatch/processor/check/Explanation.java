package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.FanOut.Fill;
import org.inbatch.processor.spec.MemberUse;
import org.inbatch.processor.spec.MemberUse.Argument;
import org.inbatch.processor.spec.Travel;
import org.inbatch.processor.spec.Wire;

/** What fills each parameter, in words: for a user who wonders. */
final class Explanation {

  private Explanation() {}

  /** Returns a few lines such as {@code file: what indices yields}. */
  static String of(FanOut action, List<String> parameters) {
    List<String> lines = new ArrayList<>();
    MemberUse init = action.source().init();
    List<String> fills = action.action().fills().stream().map(Explanation::words).toList();
    String name = action.action().name();
    if (action.isFactory()) {
      lines.add("[InBatch] what " + name + " returns runs once for each set of " + init.name());
      parameters.forEach(parameter -> lines.add("  " + parameter + ": the caller's"));
      lines.add("  it gets " + String.join(", ", fills));
    } else {
      lines.add("[InBatch] " + name + " runs once for each set of " + init.name());
      for (int i = 0; i < parameters.size(); i++) {
        lines.add("  " + parameters.get(i) + ": " + fills.get(i));
      }
    }
    addUse(lines, init, List.of());
    if (action.ending() instanceof Ending.WithPost ending) {
      addUse(lines, ending.post(), List.of(words(ending)));
    }
    action.travel().ifPresent(travel -> addTravel(lines, travel));
    return String.join("\n", lines);
  }

  private static void addTravel(List<String> lines, Travel travel) {
    Set<Wire> all = new LinkedHashSet<>();
    List<Wire> outermost = new ArrayList<>(travel.arguments());
    outermost.add(travel.set());
    outermost.add(travel.value());
    outermost.forEach(wire -> travel.addParts(wire, all));
    addTypes(lines, "  by codec: ", outermost.stream().filter(wire -> !wire.isSerialized()));
    addTypes(lines, "  by serialization: ", all.stream().filter(Wire::isSerialized));
  }

  private static void addTypes(List<String> lines, String how, Stream<Wire> wires) {
    String types =
        wires
            .map(wire -> Shown.of(wire.type()))
            .filter(type -> !type.equals("Void"))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!types.isEmpty()) {
      lines.add(how + types);
    }
  }

  private static String words(Ending.WithPost ending) {
    if (ending instanceof Ending.Streamed) {
      return "a stream of the outcomes";
    }
    return ending instanceof Ending.Outcomes ? "the outcomes" : "the values";
  }

  private static String words(Fill fill) {
    if (fill instanceof Fill.ByItem) {
      return "the set";
    }
    if (fill instanceof Fill.ByArgs) {
      return "the set's value at its place or of its name";
    }
    if (fill instanceof Fill.BySeed) {
      return "a generator of the item's own";
    }
    return fill instanceof Fill.ByComponent component
        ? "component " + component.component() + " of the set"
        : "the caller's";
  }

  private static void addUse(List<String> lines, MemberUse use, List<String> first) {
    List<String> arguments = new ArrayList<>(first);
    for (Argument argument : use.arguments()) {
      arguments.add(
          argument instanceof Argument.OfCall call
              ? "the caller's " + call.name()
              : "the constant " + ((Argument.Constant) argument).literal());
    }
    if (!arguments.isEmpty()) {
      lines.add("  " + use.name() + " gets " + String.join(", ", arguments));
    }
  }
}
