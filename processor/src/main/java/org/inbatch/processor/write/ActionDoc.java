package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut;

/** What a dispatcher's method says of itself. */
final class ActionDoc {

  private final ClassName batch;
  private final FanOut action;

  ActionDoc(ClassName batch, FanOut action) {
    this.batch = batch;
    this.action = action;
  }

  CodeBlock write() {
    CodeBlock.Builder doc = CodeBlock.builder();
    doc.add(
        "Runs $L for every argument set that {@code $L} yields, $L. Blocks.\n",
        link(),
        action.source().init().name(),
        rest());
    return doc.build();
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
    String what = ending instanceof Ending.Outcomes ? "outcomes" : "values";
    return "and hands the %s to {@code %s}"
        .formatted(what, ((Ending.WithPost) ending).post().name());
  }
}
