package org.inbatch.wire;

import java.io.File;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.net.URI;
import java.nio.file.FileSystems;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.inbatch.annotations.Transferable;

/**
 * The classes that one value may consist of where it is serialized. It grows as the value is
 * written or read: a class that is allowed brings what its fields are declared as. Both sides ask
 * for the same classes in the same order.
 */
final class AllowList {

  /** The packages of the JDK whose classes are values, or hold values. */
  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang",
          "java.math",
          "java.time",
          "java.time.chrono",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private static final Set<Class<?>> ALWAYS =
      Set.of(
          File.class,
          FileSystems.getDefault().getPath("").getClass(),
          Serializable.class,
          SerializedLambda.class,
          StandIn.OfOptional.class,
          StandIn.OfPath.class,
          URI.class);

  private final Set<Class<?>> declared;
  private final Predicate<Class<?>> others;
  private final Set<Class<?>> grown = new HashSet<>();

  /**
   * Creates a list.
   *
   * @param declared classes, closed over
   * @param others which other classes are allowed, with all that they consist of
   */
  AllowList(Set<Class<?>> declared, Predicate<Class<?>> others) {
    this.declared = declared;
    this.others = others;
  }

  boolean allows(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (element.isPrimitive()
        || declared.contains(element)
        || grown.contains(element)
        || ALWAYS.contains(element)
        || element.isHidden() // it has no name: a lambda expression of a class that is allowed
        || (element.getClassLoader() == null && PACKAGES.contains(element.getPackageName()))) {
      return true;
    }
    if (Throwable.class.isAssignableFrom(element)
        || isTransferable(element)
        || others.test(element)) {
      grown.addAll(Closure.of(element));
      return true;
    }
    return false;
  }

  private static boolean isTransferable(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.isAnnotationPresent(Transferable.class)) {
        return true;
      }
      for (Class<?> each : c.getInterfaces()) {
        if (isTransferable(each)) {
          return true;
        }
      }
    }
    return false;
  }
}
