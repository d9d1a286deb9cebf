package org.inbatch.processor.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as Java writes them: underscores between digits, hexadecimal, binary, and the suffix of
 * the type. Octal ones are none: who writes {@code 010} may mean ten.
 */
final class Numbers {

  private static final Pattern INTEGER =
      Pattern.compile(
          "([+-]?)(?:0[xX](?<hex>\\p{XDigit}+)|0[bB](?<binary>[01]+)|(?<decimal>0|[1-9]\\d*))");

  private Numbers() {}

  /**
   * Parses an {@code int}.
   *
   * @throws NumberFormatException if it is none
   */
  static int ofInt(String text) {
    Matcher integer = integer(text);
    String sign = integer.group(1);
    if (integer.group("decimal") != null) {
      return Integer.parseInt(sign + integer.group("decimal"));
    }
    int bits =
        integer.group("hex") != null
            ? Integer.parseUnsignedInt(integer.group("hex"), 16)
            : Integer.parseUnsignedInt(integer.group("binary"), 2);
    return sign.equals("-") ? -bits : bits;
  }

  /**
   * Parses a {@code long}, with or without its suffix.
   *
   * @throws NumberFormatException if it is none
   */
  static long ofLong(String text) {
    Matcher integer = integer(text.replaceFirst("[lL]$", ""));
    String sign = integer.group(1);
    if (integer.group("decimal") != null) {
      return Long.parseLong(sign + integer.group("decimal"));
    }
    long bits =
        integer.group("hex") != null
            ? Long.parseUnsignedLong(integer.group("hex"), 16)
            : Long.parseUnsignedLong(integer.group("binary"), 2);
    return sign.equals("-") ? -bits : bits;
  }

  /** Parses a {@code double}; a whole number will do too. */
  static double ofDouble(String text) {
    return isWhole(text) ? ofLong(text) : Double.parseDouble(withoutUnderscores(text));
  }

  /** Parses a {@code float}; a whole number will do too. */
  static float ofFloat(String text) {
    return isWhole(text) ? ofLong(text) : Float.parseFloat(withoutUnderscores(text));
  }

  /** Returns whether Java would read the text as an octal number, or refuse it as one. */
  static boolean isOctal(String text) {
    return text.matches("[+-]?0[0-9_]+[lL]?");
  }

  /** A hexadecimal or binary number, which parsing as a fraction would not understand. */
  private static boolean isWhole(String text) {
    return text.matches("[+-]?0[xXbB][^.pP]*");
  }

  private static Matcher integer(String text) {
    Matcher integer = INTEGER.matcher(withoutUnderscores(text));
    if (!integer.matches()) {
      throw new NumberFormatException(text);
    }
    return integer;
  }

  private static String withoutUnderscores(String text) {
    return text.replaceAll("(?<=\\p{XDigit})_+(?=\\p{XDigit})", "");
  }
}
