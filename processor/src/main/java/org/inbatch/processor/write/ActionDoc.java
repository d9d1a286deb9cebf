package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.Doc;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.MemberUse;

/**
 * What a dispatcher's method says of itself: what it runs, what the user says of that, its tags.
 */
final class ActionDoc {

  private static final Pattern LINES =
      Pattern.compile("(?s)<(pre|ul|ol|dl|table|blockquote)\\b.*?</\\1>");

  private final ClassName batch;
  private final FanOut action;
  private final Names names;
  private final String options;

  ActionDoc(ClassName batch, FanOut action, Names names, String options) {
    this.batch = batch;
    this.action = action;
    this.names = names;
    this.options = options;
  }

  CodeBlock write() {
    CodeBlock.Builder doc = CodeBlock.builder();
    boolean markdown = action.doc().filter(Doc::markdown).isPresent();
    doc.add(
        action.isFactory()
            ? "$LCalls $L once, runs what it returns for every argument set that {@code $L} yields, $L."
                + " Blocks.\n"
            : "$LRuns $L for every argument set that {@code $L} yields, $L. Blocks.\n",
        markdown ? Tidy.MARKDOWN : "",
        link(),
        action.source().init().name(),
        rest());
    action
        .doc()
        .map(Doc::text)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> doc.add("\n$L\n", markdown ? Tidy.asIs(text) : paragraphs(text)));
    return doc.add("\n").add(tags()).build();
  }

  /** Lines that mean something, or show a structure, stay as they are. */
  private static String paragraphs(String text) {
    String lines =
        LINES
            .matcher(text)
            .replaceAll(
                found -> "\n\n" + Matcher.quoteReplacement(Tidy.asIs(found.group())) + "\n\n");
    return lines.startsWith("\n") || lines.startsWith("<") ? lines.strip() : "<p>" + lines;
  }

  private CodeBlock link() {
    String name = action.action().name();
    CodeBlock.Builder link = CodeBlock.builder().add("{@link $T#$L", batch, name);
    if (action.action().overloaded()) {
      link.add(
          "($L) $L",
          action.action().parameterTypes().stream()
              .map(type -> CodeBlock.of("$T", type))
              .collect(CodeBlock.joining(", ")),
          name);
    } else {
      link.add(" $L", name);
    }
    return link.add("}").build();
  }

  private String rest() {
    Ending ending = action.ending();
    if (ending instanceof Ending.OwnBatch) {
      return "and returns the batch";
    }
    if (ending instanceof Ending.PlainResults) {
      return "and returns the outcomes";
    }
    String post = ((Ending.WithPost) ending).post().name();
    if (ending instanceof Ending.Streamed) {
      return "and hands the outcomes to {@code %s} as a stream, while later items still run"
          .formatted(post);
    }
    String what = ending instanceof Ending.Outcomes ? "outcomes" : "values";
    return "and hands the %s to {@code %s}".formatted(what, post);
  }

  private CodeBlock tags() {
    CodeBlock.Builder tags = CodeBlock.builder();
    Map<String, String> told = action.doc().map(Doc::parameters).orElse(Map.of());
    String same = "as for {@code " + action.action().name() + "}";
    for (TypeVariableName parameter : action.head().typeParameters()) {
      String name = "<" + parameter.name() + ">";
      tags.add("@param $L $L\n", name, told.getOrDefault(name, same));
    }
    for (CallParameter parameter : action.head().parameters()) {
      String text = told.getOrDefault(parameter.name(), same);
      tags.add("@param $L $L\n", names.ofParameter(parameter.name()), text);
    }
    tags.add("@param $L how the call runs\n", options);
    if (!action.head().returns().equals(TypeName.VOID)) {
      tags.add("@return $L\n", returns());
    }
    for (TypeName thrown : action.head().thrown()) {
      tags.add("@throws $T if $L does\n", thrown, users());
    }
    return tags.build();
  }

  private String returns() {
    if (action.ending() instanceof Ending.WithPost ending) {
      return "what {@code " + ending.post().name() + "} returns";
    }
    return action.ending() instanceof Ending.OwnBatch ? "the batch" : "the outcomes, in order";
  }

  /** Returns {@code factory, init or post}, by name: whichever is a method. */
  private String users() {
    Stream<MemberUse> post =
        action.ending() instanceof Ending.WithPost ending
            ? Stream.of(ending.post())
            : Stream.empty();
    List<String> methods =
        Stream.concat(Stream.of(action.source().init()), post)
            .filter(member -> !member.isField())
            .map(member -> "{@code " + member.name() + "}")
            .distinct()
            .toList();
    String users = methods.stream().collect(Collectors.joining(" or "));
    if (!action.isFactory()) {
      return users;
    }
    String factory = "{@code " + action.action().name() + "}";
    return methods.isEmpty() ? factory : factory + (methods.size() > 1 ? ", " : " or ") + users;
  }
}
