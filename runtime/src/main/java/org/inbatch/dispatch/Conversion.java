package org.inbatch.dispatch;

import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a value where a parameter wants another type: as in a call of a method. */
final class Conversion {

  /** Each is widened to those after it; so is char, to those after short. */
  private static final List<Class<?>> WIDENING =
      List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  private Conversion() {}

  /** Returns whether the value can be given to a parameter of the type. */
  static boolean fits(@Nullable Object value, Class<?> type) {
    if (!type.isPrimitive()) {
      return value == null || type.isInstance(value);
    }
    if (value == null) {
      return false;
    }
    Class<?> own = unboxed(value);
    int from = WIDENING.indexOf(own.equals(char.class) ? short.class : own);
    return own.equals(type) || (from >= 0 && from < WIDENING.indexOf(type));
  }

  /** Returns a value that fits, boxed as the type is if that is primitive. */
  static Object widened(Object value, Class<?> type) {
    if (!type.isPrimitive() || unboxed(value).equals(type)) {
      return value;
    }
    Number number = value instanceof Character letter ? (int) letter : (Number) value;
    return switch (type.getName()) {
      case "short" -> number.shortValue();
      case "int" -> number.intValue();
      case "long" -> number.longValue();
      case "float" -> number.floatValue();
      case "double" -> number.doubleValue();
      default -> throw new IllegalArgumentException(type.getName());
    };
  }

  /** Returns the primitive type of a wrapper, and the class of anything else. */
  private static Class<?> unboxed(Object value) {
    return MethodType.methodType(value.getClass()).unwrap().returnType();
  }
}
