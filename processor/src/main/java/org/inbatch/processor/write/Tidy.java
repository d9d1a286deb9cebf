package org.inbatch.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What JavaPoet leaves to be wished for in the look of a file: documentation filled up to the
 * margin, the arguments of the one long call on a line if they fit, constants of a kind side by
 * side.
 */
final class Tidy {

  private static final int MARGIN = 100;

  /** Begins documentation that is written in Markdown. */
  static final String MARKDOWN = "\u0001";

  /** Begins a line of documentation that stays as it is. */
  private static final String AS_IS = "\u0002";

  /** JavaPoet writes {@code Map. @Nullable Entry}. */
  private static final Pattern ANNOTATED_NESTED = Pattern.compile("(?m)^([^\"\n]*\\w)\\. @(?=\\w)");

  /** It breaks lines after that word. */
  private static final Pattern THROWS = Pattern.compile(" throws\\n +(?=\\w)");

  private static final Pattern DOC =
      Pattern.compile("(?m)^( *)/\\*\\*\\n((?:\\1 \\*[^\\n]*\\n)+?)\\1 \\*/");
  private static final Pattern PARAGRAPH = Pattern.compile("\\n\\n+|\\n(?=@)");
  private static final Pattern ASTERISK = Pattern.compile("(?m)^ *\\* ?");
  private static final Pattern WORD = Pattern.compile("(?:\\{@[^}]*\\}|\\S)+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern CALL =
      Pattern.compile("(?m)^( *\\.\\w+\\()\\n((?:[^\\n;{]*,\\n)*[^\\n;{]*\\)(?:\\.\\w+\\(\\))?;)$");
  private static final Pattern LONG_CALL =
      Pattern.compile(
          ("(?m)^(?=.{%d})( +)((?:return |(?:\\w+ )?\\w+(?:\\[\\w+\\])? = )?(?:\\(\\w+\\) )?"
                  + "(?!ArgumentSets)(?:\\w+(?:\\(\\))?\\.)+(?:<[^(]*>)?\\w+\\("
                  + "|\\w+ -> new [\\w.]+(?:<>)?\\()(.*)$")
              .formatted(MARGIN + 1));

  /** A literal, what is between two arguments, or a single letter. */
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:\\\\.|[^\"])*\"|'(?:\\\\.|[^'])*'|, |.");

  private static final Pattern CHAINED = Pattern.compile("\\)(\\.(?:and|critical|withErrno)\\()");

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?m)^(( *private static final [^=\\n]+ \\w+ =) (.*;)\\n)(\\n(?=\\s+private static))?");

  /** JavaPoet breaks a long line between parentheses even where nothing is between them. */
  private static final Pattern NOTHING = Pattern.compile("\\(\\n +\\)");

  private static final Pattern TRAILING = Pattern.compile("(?m) +$");

  private Tidy() {}

  static String up(String source) {
    String words = source;
    for (String before = ""; words.contains(". @") && !words.equals(before); ) {
      before = words; // a line may have several
      words = ANNOTATED_NESTED.matcher(before).replaceAll("$1.@");
    }
    String filled = docs(THROWS.matcher(words).replaceAll("\n      throws "));
    String trimmed = NOTHING.matcher(TRAILING.matcher(filled).replaceAll("")).replaceAll("()");
    return longCalls(constants(calls(trimmed)));
  }

  private static String docs(String source) {
    return DOC.matcher(source)
        .replaceAll(doc -> Matcher.quoteReplacement(doc(doc.group(1), doc.group(2))));
  }

  private static String doc(String indent, String body) {
    List<String> lines = new ArrayList<>();
    String text = ASTERISK.matcher(body).replaceAll("").strip();
    boolean markdown = text.startsWith(MARKDOWN);
    boolean inTags = false;
    for (String paragraph : PARAGRAPH.split(text.replace(MARKDOWN, ""), -1)) {
      boolean isTag = paragraph.startsWith("@");
      if (!lines.isEmpty() && !(isTag && inTags)) {
        lines.add("");
      }
      inTags |= isTag;
      lines.addAll(
          paragraph.startsWith(AS_IS)
              ? paragraph.replace(AS_IS, "").lines().toList()
              : filled(paragraph, MARGIN - indent.length() - " * ".length()));
    }
    if (markdown) {
      return lines.stream()
          .map(line -> (indent + "/// " + line).stripTrailing())
          .collect(Collectors.joining("\n"));
    }
    if (lines.size() == 1
        && indent.length() + lines.get(0).length() + "/**  */".length() <= MARGIN) {
      return indent + "/** " + lines.get(0) + " */";
    }
    return lines.stream()
        .map(line -> (indent + " * " + line).stripTrailing() + "\n")
        .collect(Collectors.joining("", indent + "/**\n", indent + " */"));
  }

  /** Returns the text with its lines marked to stay as they are. */
  static String asIs(String text) {
    return text.lines().map(line -> AS_IS + line).collect(Collectors.joining("\n"));
  }

  /** Fills lines with words; an inline tag is one word. */
  private static List<String> filled(String paragraph, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    Matcher word = WORD.matcher(paragraph);
    while (word.find()) {
      if (line.length() > 0 && line.length() + 1 + word.group().length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(paragraph.startsWith("@") ? "   " : "");
      }
      line.append(line.length() == 0 ? "" : " ")
          .append(SPACE.matcher(word.group()).replaceAll(" "));
    }
    lines.add(line.toString());
    return lines;
  }

  private static String calls(String source) {
    return CALL.matcher(source)
        .replaceAll(call -> {
          String joined = call.group(1) + call.group(2).strip().replaceAll("\\n\\s*", " ");
          return Matcher.quoteReplacement(
              joined.length() <= MARGIN ? joined : breakLambda(call.group()));
        });
  }

  /** A last line that is too long goes on below its arrow. */
  private static String breakLambda(String call) {
    int last = call.lastIndexOf('\n') + 1;
    int arrow = call.indexOf(" -> ", last);
    if (call.length() - last <= MARGIN || arrow < 0) {
      return call;
    }
    String indent = " ".repeat(call.substring(last).indexOf(call.substring(last).strip()) + 4);
    return call.substring(0, arrow + 3) + "\n" + indent + call.substring(arrow + 4);
  }

  /** The arguments of a call that is still too long go on lines of their own. */
  private static String longCalls(String source) {
    return LONG_CALL
        .matcher(source)
        .replaceAll(call -> {
          String indent = "\n    " + call.group(1);
          String end = call.group(3);
          StringBuilder lines = new StringBuilder(call.group(1) + call.group(2) + indent);
          int depth = 0;
          for (MatchResult token : TOKEN.matcher(end).results().toList()) {
            depth += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
            boolean between = token.group().equals(", ") && depth == 0;
            lines.append(between ? "," + indent : token.group());
          }
          return Matcher.quoteReplacement(lines.toString());
        });
  }

  private static String constants(String source) {
    return CONSTANT
        .matcher(source)
        .replaceAll(constant -> {
          boolean fits = constant.group(1).length() - 1 <= MARGIN;
          String broken = constant.group(2) + "\n      " + breakChain(constant.group(3)) + "\n";
          return Matcher.quoteReplacement(fits ? constant.group(1) : broken);
        });
  }

  /** A chain of calls that is too long goes on below its first one. */
  private static String breakChain(String value) {
    return "      ".length() + value.length() <= MARGIN
        ? value
        : CHAINED.matcher(value).replaceAll(")\n          $1");
  }
}
