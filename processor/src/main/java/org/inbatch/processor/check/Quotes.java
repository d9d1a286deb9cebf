package org.inbatch.processor.check;

import java.util.Locale;
import java.util.stream.Collectors;

/** Texts as Java writes them, each on one line. */
final class Quotes {

  private Quotes() {}

  /** Returns the literal of a string. */
  static String string(String text) {
    return text.chars()
        .mapToObj(character -> character == '"' ? "\\\"" : escaped((char) character))
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** Returns the literal of a character. */
  static String character(char character) {
    return character == '\'' ? "'\\''" : "'" + escaped(character) + "'";
  }

  /** What a file's encoding might lose is written by its number, but not the ends of lines. */
  private static String escaped(char character) {
    return switch (character) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          character < ' ' || character > '~'
              ? String.format(Locale.ROOT, "\\u%04x", (int) character)
              : String.valueOf(character);
    };
  }
}
