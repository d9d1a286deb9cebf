package org.inbatch.processor.random;

import java.util.List;
import java.util.Random;

/**
 * A constant of {@code args}.
 *
 * @param type the type of the parameter that it goes to
 * @param name its name
 * @param text what stands behind the equals sign
 * @param expression what that means
 */
record Constant(String type, String name, String text, String expression) {

  private static final List<Constant> SAMPLES =
      List.of(
          new Constant("int", "", "42", "42"),
          new Constant("long", "", "-7", "-7L"),
          new Constant("double", "", "1.5", "1.5"),
          new Constant("float", "", "2.5", "2.5f"),
          new Constant("short", "", "12", "(short) 12"),
          new Constant("byte", "", "3", "(byte) 3"),
          new Constant("boolean", "", "true", "true"),
          new Constant("char", "", "x", "'x'"),
          new Constant("String", "", "a = b", "\"a = b\""),
          new Constant("lib.Colour", "", "BLUE", "lib.Colour.BLUE"),
          new Constant("Class<?>", "", "java.lang.String", "String.class"),
          new Constant("Integer", "", "8", "8"));

  /** Returns some constant of that name. */
  static Constant any(Random random, String name) {
    Constant sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
    return new Constant(sample.type, name, sample.text, sample.expression);
  }

  /** Returns it as the annotation has it, without quotes. */
  String annotated() {
    return name + "=" + text;
  }

  Parameter parameter() {
    return new Parameter(Kind.of(type, expression), name);
  }
}
