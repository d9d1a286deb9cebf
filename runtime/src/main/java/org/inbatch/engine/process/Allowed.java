package org.inbatch.engine.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The classes that a pool lets travel by serialization, beside those that are declared: these, and
 * their subtypes.
 */
record Allowed(Set<Class<?>> types) implements Predicate<Class<?>> {

  /** Copies the set. */
  Allowed {
    types = Set.copyOf(types);
  }

  /** Returns the classes of these names; none of them is initialized. */
  static Allowed named(List<String> names, ClassLoader loader) throws ClassNotFoundException {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (String name : names) {
      types.add(Class.forName(name, false, loader));
    }
    return new Allowed(types);
  }

  /** Returns the classes' names, in the order of the alphabet. */
  List<String> names() {
    return types.stream().map(Class::getName).sorted().toList();
  }

  @Override
  public boolean test(Class<?> type) {
    for (Class<?> each : types) {
      if (each.isAssignableFrom(type)) {
        return true;
      }
    }
    return false;
  }
}
