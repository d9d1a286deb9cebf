package org.inbatch.processor.write;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.inbatch.processor.spec.DispatcherMethod;
import org.inbatch.processor.spec.FanOut;

/** The names of the constants that stand for actions. */
final class SiteNames {

  /** To hash all that a method is made of would take longer than to write it. */
  private final IdentityHashMap<FanOut, String> names = new IdentityHashMap<>();

  private final IdentityHashMap<FanOut, String> shapes = new IdentityHashMap<>();

  private final IdentityHashMap<FanOut, String> symbols = new IdentityHashMap<>();

  private final IdentityHashMap<FanOut, Remote> remotes = new IdentityHashMap<>();

  private final Set<String> taken = new HashSet<>();

  /**
   * What an action that worker processes run is called.
   *
   * @param constant the constant by which they know it
   * @param name how they call it
   * @param function the method that makes what is run for each item
   * @param reading the method that reads what that is given
   */
  record Remote(String constant, String name, String function, String reading) {}

  SiteNames(List<DispatcherMethod> methods) {
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
    Set<String> known = new HashSet<>();
    for (DispatcherMethod method : methods) {
      if (method instanceof FanOut action && action.travel().isPresent()) {
        remotes.put(action, remote(action, methods, known));
      }
    }
  }

  private Remote remote(FanOut action, List<DispatcherMethod> methods, Set<String> known) {
    String name = action.head().name();
    String types =
        action.head().parameters().stream()
            .map(parameter -> parameter.type().toString())
            .collect(Collectors.joining(", ", "(", ")"));
    return new Remote(
        fresh(constant(name) + "_ELSEWHERE", taken),
        known.add(name) ? name : name + types,
        method(name + "Of", methods),
        method(name + "From", methods));
  }

  /** Helpers may share a name, as the methods do that they help. */
  private static String method(String wanted, List<DispatcherMethod> methods) {
    boolean isTaken = methods.stream().anyMatch(method -> method.head().name().equals(wanted));
    return isTaken ? method(wanted + "_", methods) : wanted;
  }

  /** Returns what an action that worker processes run is called. */
  Remote ofRemote(FanOut action) {
    Remote remote = remotes.get(action);
    if (remote == null) {
      throw new IllegalStateException(action.head().name() + " does not travel");
    }
    return remote;
  }

  /** Returns the names that no other constant can have. */
  Set<String> taken() {
    return taken;
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

  static String fresh(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** From {@code meanColour} to {@code MEAN_COLOUR}. */
  static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
