package org.inbatch.processor.check;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import org.inbatch.processor.spec.Doc;
import org.jspecify.annotations.Nullable;

/** Reads a method's documentation comment. */
final class UserDoc {

  /** A block tag begins a line. */
  private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");

  private static final Pattern ESCAPE = Pattern.compile("(?<![\\\\])[\\\\]u+([0-9a-fA-F]{4})");

  private static final Pattern PARAMETER = Pattern.compile("(<?[\\w$]+>?)\\s+(.*)", Pattern.DOTALL);

  /** {@code Elements.getDocCommentKind} came with JDK 23; older compilers know no Markdown. */
  private static final @Nullable Method KIND_OF_COMMENT = kindOfComment();

  private UserDoc() {}

  /** Returns what is said about the method and its parameters, if anything. */
  static Optional<Doc> of(Elements elements, ExecutableElement method) {
    String comment = elements.getDocComment(method);
    return comment == null
        ? Optional.empty()
        : Optional.of(read(comment, isMarkdown(elements, method)))
            .filter(doc -> !doc.text().isEmpty() || !doc.parameters().isEmpty());
  }

  private static Doc read(String comment, boolean markdown) {
    InlineTags inline = new InlineTags(markdown);
    String text = inline.settle(aligned(translated(comment)));
    Matcher block = BLOCK.matcher(text);
    int end = text.length();
    Map<String, String> parameters = new LinkedHashMap<>();
    while (block.find()) {
      end = Math.min(end, block.start());
      Matcher parameter = PARAMETER.matcher(text.substring(block.end(), endOf(text, block.end())));
      if (block.group(1).equals("param") && parameter.matches()) {
        parameters.put(parameter.group(1), inline.restore(words(parameter.group(2))));
      }
    }
    return new Doc(inline.restore(text.substring(0, end).strip()), parameters, markdown);
  }

  private static int endOf(String text, int from) {
    Matcher next = BLOCK.matcher(text);
    return next.find(from) ? next.start() : text.length();
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * Eclipse's compiler leaves Unicode escapes as they are; what looks like one would become one.
   */
  private static String translated(String comment) {
    return ESCAPE
        .matcher(comment)
        .replaceAll(found ->
            Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))))
        .replaceAll("[\\\\](?=u)", "&#92;");
  }

  /** Moves all lines to the left by as much as they have in common. */
  private static String aligned(String text) {
    List<String> lines = text.stripTrailing().lines().toList();
    int margin =
        lines.stream()
            .skip(1) // what follows the opening of a comment has no margin
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream()
        .map(line -> {
          int own = line.length() - line.stripLeading().length();
          return line.substring(Math.min(margin, own)).stripTrailing();
        })
        .collect(Collectors.joining("\n"));
  }

  private static boolean isMarkdown(Elements elements, ExecutableElement method) {
    try {
      return KIND_OF_COMMENT != null
          && Objects.toString(KIND_OF_COMMENT.invoke(elements, method)).equals("END_OF_LINE");
    } catch (ReflectiveOperationException none) {
      return false;
    }
  }

  private static @Nullable Method kindOfComment() {
    try {
      return Elements.class.getMethod("getDocCommentKind", Element.class);
    } catch (NoSuchMethodException older) {
      return null;
    }
  }
}
