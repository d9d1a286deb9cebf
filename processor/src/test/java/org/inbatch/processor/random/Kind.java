package org.inbatch.processor.random;

import java.util.List;
import java.util.Random;

/**
 * A type that a random batch class may use.
 *
 * @param name the type as it is written
 * @param boxed the type as a type argument
 * @param value a value of it, made from the number {@code $}
 * @param lint the warning that naming it brings, or nothing
 */
record Kind(String name, String boxed, String value, String lint) {

  private static final List<Kind> PRIMITIVES =
      List.of(
          new Kind("int", "Integer", "($ * 7 - 3)"),
          new Kind("long", "Long", "($ * 5_000_000_000L)"),
          new Kind("double", "Double", "($ * 0.5)"),
          new Kind("boolean", "Boolean", "($ % 2 == 0)"),
          new Kind("char", "Character", "(char) ('a' + $ % 26)"),
          new Kind("byte", "Byte", "(byte) $"),
          new Kind("short", "Short", "(short) ($ * 3)"),
          new Kind("float", "Float", "($ / 4f)"));

  private static final List<Kind> REFERENCES =
      List.of(
          new Kind("String", "String", "(\"s\" + $)"),
          new Kind("Integer", "Integer", "Integer.valueOf($)"),
          new Kind("java.math.BigInteger", "", "java.math.BigInteger.valueOf($)"),
          new Kind("java.time.Duration", "", "java.time.Duration.ofMillis($)"),
          new Kind("lib.Colour", "", "lib.Colour.values()[$ % 3]"),
          new Kind("lib.Pair", "", "new lib.Pair($, \"p\")"),
          new Kind("java.util.List<String>", "", "java.util.List.of(\"l\" + $)"),
          new Kind(
              "java.util.Map<String, java.util.List<Integer>>",
              "",
              "java.util.Map.of(\"m\", java.util.List.of($))"),
          new Kind("java.util.List<? extends Number>", "", "java.util.List.of($, $ * 0.5)"),
          new Kind(
              "java.util.Map.Entry<String, ? super Integer>", "", "java.util.Map.entry(\"e\", $)"),
          new Kind("int[]", "int[]", "new int[] {$, $ + 1}"),
          new Kind("String[][]", "String[][]", "new String[][] {{\"a\" + $}, {}}"),
          new Kind("Hidden", "Hidden", "new Hidden($)"),
          new Kind("java.util.List", "java.util.List", "java.util.List.of($)", "rawtypes"),
          new Kind("lib.Old", "lib.Old", "new lib.Old($)", "deprecation"),
          new Kind("lib.Gone", "lib.Gone", "new lib.Gone($)", "removal"));

  private Kind(String name, String boxed, String value) {
    this(name, boxed.isEmpty() ? name : boxed, value, "");
  }

  /** A type of which there is one value. */
  static Kind of(String name, String value) {
    return new Kind(name, name, value, "");
  }

  /** A type variable, of which a value is got by a cast. */
  static Kind variable(String name) {
    return new Kind(name, name, "any($)");
  }

  static Kind any(Random random) {
    return random.nextInt(5) < 2 ? primitive(random) : reference(random);
  }

  static Kind primitive(Random random) {
    return PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
  }

  static Kind reference(Random random) {
    return REFERENCES.get(random.nextInt(REFERENCES.size()));
  }

  boolean isPrimitive() {
    return PRIMITIVES.contains(this);
  }

  /** Whether arrays of it can be made without a warning. */
  boolean hasArrays() {
    return !name.contains("<") && lint.isEmpty() && !isVariable();
  }

  private boolean isVariable() {
    return name.length() == 1;
  }

  /** Whether a type of this name is, or is in, this one. */
  boolean mentions(String type) {
    return !type.isEmpty() && name.matches(".*\\b%s\\b.*".formatted(type));
  }

  /** Returns a value made from a number. */
  String valueOf(String number) {
    return value.replace("$", number);
  }
}
