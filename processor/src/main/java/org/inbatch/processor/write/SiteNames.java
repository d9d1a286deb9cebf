package org.inbatch.processor.write;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inbatch.processor.spec.DispatcherMethod;
import org.inbatch.processor.spec.FanOut;

/** The names of the constants that stand for actions. */
final class SiteNames {

  /** To hash all that a method is made of would take longer than to write it. */
  private final IdentityHashMap<FanOut, String> names = new IdentityHashMap<>();

  private final IdentityHashMap<FanOut, String> shapes = new IdentityHashMap<>();

  private final IdentityHashMap<FanOut, String> symbols = new IdentityHashMap<>();

  SiteNames(List<DispatcherMethod> methods) {
    Set<String> taken = new HashSet<>();
    for (DispatcherMethod method : methods) {
      method.head().parameters().forEach(parameter -> taken.add(parameter.name()));
    }
    for (DispatcherMethod method : methods) {
      if (method instanceof FanOut action) {
        names.put(action, fresh(constant(action.head().name()), taken));
      }
    }
    for (DispatcherMethod method : methods) {
      if (method instanceof FanOut action && action.source().shape().isPresent()) {
        shapes.put(action, fresh(constant(action.head().name()) + "_ARGS", taken));
      }
    }
    for (DispatcherMethod method : methods) {
      if (method instanceof FanOut action && action.action().body() instanceof FanOut.Body.OfC) {
        symbols.put(action, fresh(constant(action.head().name()) + "_IN_C", taken));
      }
    }
  }

  /** Returns the name of the constant for the C function that the action runs. */
  String ofSymbol(FanOut action) {
    return symbols.getOrDefault(action, "");
  }

  String of(FanOut action) {
    return names.getOrDefault(action, "");
  }

  /** Returns the name of the constant for the shape of the action's argument sets. */
  String ofShape(FanOut action) {
    return shapes.getOrDefault(action, "");
  }

  private static String fresh(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** From {@code meanColour} to {@code MEAN_COLOUR}. */
  private static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
