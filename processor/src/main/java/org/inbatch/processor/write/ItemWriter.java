package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.FanOut.Fill;

/** The lambda that runs the action for one argument set. */
final class ItemWriter {

  private final ClassName batch;
  private final String holder;
  private final FanOut fanOut;
  private final FanOut.Action action;
  private final Names names;

  ItemWriter(ClassName batch, String holder, FanOut fanOut, Names names) {
    this.batch = batch;
    this.holder = holder;
    this.fanOut = fanOut;
    this.action = fanOut.action();
    this.names = names;
  }

  /** Returns {@code file -> batch.thumbnail(file, width)}. */
  CodeBlock plain() {
    String set = names.fresh(itemName());
    CodeBlock call = call(CodeBlock.of("$N", set));
    return CodeBlock.of("$N -> $L", set, call);
  }

  /** Returns {@code (rows, out, i) -> out[i] = batch.score(rows[i], weight)}. */
  CodeBlock indexed() {
    String sets = names.fresh(fanOut.source().init().name());
    String out = names.fresh("out");
    String i = names.fresh("i");
    CodeBlock head = CodeBlock.of("($N, $N, $N) -> ", sets, out, i);
    CodeBlock target = action.isVoid() ? CodeBlock.of("") : CodeBlock.of("$N[$N] = ", out, i);
    CodeBlock set = CodeBlock.of(fanOut.source().isPrimitive() ? "$N[$N]" : "$N.get($N)", sets, i);
    if (components() < 2) {
      return CodeBlock.of("$L$L$L", head, target, call(set));
    }
    String name = names.fresh("set");
    return CodeBlock.builder()
        .add("$L{\n$>", head)
        .add("var $N = $L;\n", name, set)
        .add("$L$L;\n", target, call(CodeBlock.of("$N", name)))
        .add("$<}")
        .build();
  }

  private CodeBlock call(CodeBlock set) {
    CodeBlock owner = action.isStatic() ? CodeBlock.of("$T", batch) : CodeBlock.of("$L", holder);
    return CodeBlock.of(
        "$L.$N($L)",
        owner,
        action.name(),
        action.fills().stream().map(fill -> fill(fill, set)).collect(CodeBlock.joining(", ")));
  }

  private CodeBlock fill(Fill fill, CodeBlock set) {
    if (fill instanceof Fill.ByItem item) {
      return cast(item.cast(), set);
    }
    if (fill instanceof Fill.ByComponent component) {
      return cast(component.cast(), CodeBlock.of("$L.$N()", set, component.component()));
    }
    return CodeBlock.of("$N", names.ofParameter(((Fill.ByCall) fill).name()));
  }

  private static CodeBlock cast(Optional<TypeName> type, CodeBlock value) {
    return type.map(known -> CodeBlock.of("($T) $L", known, value)).orElse(value);
  }

  private String itemName() {
    return action.fills().stream()
        .filter(Fill.ByItem.class::isInstance)
        .map(fill -> ((Fill.ByItem) fill).parameter())
        .findFirst()
        .orElse("set");
  }

  private long components() {
    return action.fills().stream().filter(Fill.ByComponent.class::isInstance).count();
  }
}
