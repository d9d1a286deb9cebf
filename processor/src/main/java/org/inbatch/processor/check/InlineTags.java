package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inline tags of a documentation comment, made to hold in another class: what a link names may
 * not be imported there, so that links become words, those by a full name aside.
 *
 * <p>Code is put aside while the rest is looked at: nothing in it is a tag.
 */
final class InlineTags {

  private static final Pattern TAG = Pattern.compile("\\{@(\\w+)");
  private static final Pattern FULL_NAME =
      Pattern.compile("(?:[a-z_]\\w*\\.)+[A-Z][\\w.$]*(?:#\\w+)?");
  private static final Pattern REFERENCE =
      Pattern.compile("([^\\s(]+(?:\\([^)]*\\))?)\\s*(.*)", Pattern.DOTALL);

  /** In Markdown, code in backticks, a link to an element, and one with a text of its own. */
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "(?s)(```.*?```|`[^`]*`)|\\[([^\\]\\[]+)\\]\\[[^\\]\\[]+\\]|\\[([\\w.#]+(?:\\([^)]*\\))?)\\](?![(:\\[])");

  private static final Pattern PRE = Pattern.compile("(?s)<pre>.*?</pre>");
  private static final Pattern ASIDE = Pattern.compile("\u0002(\\d+)\u0003");

  private final boolean markdown;
  private final List<String> aside = new ArrayList<>();

  InlineTags(boolean markdown) {
    this.markdown = markdown;
  }

  /** Returns the text with its tags settled, and code put aside. */
  String settle(String text) {
    StringBuilder settled = new StringBuilder();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find(from)) {
      int end = endOf(text, tag.start());
      settled.append(text, from, tag.start());
      settled.append(
          settle(
              tag.group(1),
              text.substring(tag.end(), end).strip(),
              text.substring(tag.start(), end + 1)));
      from = Math.min(end + 1, text.length());
    }
    String rest = settled.append(text.substring(from)).toString();
    return markdown ? markdown(rest) : PRE.matcher(rest).replaceAll(code -> aside(code.group()));
  }

  /** Puts code back. */
  String restore(String text) {
    String restored = text;
    for (Matcher code = ASIDE.matcher(restored); code.find(); code = ASIDE.matcher(restored)) {
      restored = restored.replace(code.group(), aside.get(Integer.parseInt(code.group(1))));
    }
    return restored;
  }

  private String settle(String tag, String inside, String whole) {
    return switch (tag) {
      case "code", "literal", "snippet" -> aside(whole);
      case "link", "linkplain", "value" -> link(tag, inside, whole);
      case "systemProperty" -> aside("{@code " + inside + "}");
      case "return" -> "Returns " + settle(inside) + ".";
      case "summary", "index" -> settle(inside);
      case "inheritDoc", "docRoot" -> "";
      default -> whole;
    };
  }

  private String link(String tag, String inside, String whole) {
    Matcher reference = REFERENCE.matcher(inside);
    if (!reference.matches()) {
      return "";
    }
    if (FULL_NAME.matcher(reference.group(1)).matches()) {
      return aside(whole);
    }
    String label = reference.group(2).strip();
    if (!label.isEmpty()) {
      return tag.equals("link") && !label.contains("{@")
          ? aside("{@code " + label + "}")
          : settle(label);
    }
    return aside("{@code " + name(reference.group(1)) + "}");
  }

  private static String name(String reference) {
    return reference.replaceFirst("^#", "").replace('#', '.');
  }

  private String markdown(String text) {
    return MARKDOWN
        .matcher(text)
        .replaceAll(found -> {
          if (found.group(1) != null) {
            return aside(found.group(1));
          }
          return found.group(2) == null
              ? aside("`" + name(found.group(3)) + "`")
              : Matcher.quoteReplacement(found.group(2));
        });
  }

  private String aside(String code) {
    aside.add(code);
    return "\u0002" + (aside.size() - 1) + "\u0003";
  }

  /** The closing brace of a tag; of one that is not closed, the end of the text. */
  private static int endOf(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char next = text.charAt(i);
      depth += next == '{' ? 1 : next == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }
}
