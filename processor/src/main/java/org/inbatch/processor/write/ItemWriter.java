package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.FanOut.Body;
import org.inbatch.processor.spec.FanOut.Fill;

/** The lambda that runs the action for one argument set. */
final class ItemWriter {

  private final ClassName batch;
  private final String holder;
  private final String shape;
  private final String function;
  private final FanOut fanOut;
  private final FanOut.Action action;
  private final Names names;

  ItemWriter(
      ClassName batch, String holder, String shape, String function, FanOut fanOut, Names names) {
    this.batch = batch;
    this.holder = holder;
    this.shape = shape;
    this.function = function;
    this.fanOut = fanOut;
    this.action = fanOut.action();
    this.names = names;
  }

  /** Whether something is primitive, and not to be boxed; or there is nothing to return. */
  static boolean isIndexed(FanOut action, boolean primitiveResult) {
    return action.source().isPrimitive() || primitiveResult || action.action().isVoid();
  }

  /**
   * Returns {@code file -> batch.thumbnail(file, width)}, or {@code (file, random) -> …} where the
   * item has a generator of its own.
   */
  CodeBlock plain() {
    String set = names.fresh(itemName());
    Optional<String> random = random();
    CodeBlock head =
        random.map(name -> CodeBlock.of("($N, $N)", set, name)).orElse(CodeBlock.of("$N", set));
    return CodeBlock.of("$L -> $L", head, call(CodeBlock.of("$N", set), random));
  }

  /**
   * Returns {@code (rows, out, i) -> out[i] = batch.score(rows[i], weight)}, or {@code (rows, out,
   * i, random) -> …}.
   */
  CodeBlock indexed() {
    String sets = names.fresh(fanOut.source().init().name());
    String out = names.fresh("out");
    String i = names.fresh("i");
    Optional<String> random = random();
    CodeBlock last = random.map(name -> CodeBlock.of(", $N", name)).orElse(CodeBlock.of(""));
    CodeBlock head = CodeBlock.of("($N, $N, $N$L) -> ", sets, out, i, last);
    CodeBlock target = action.isVoid() ? CodeBlock.of("") : CodeBlock.of("$N[$N] = ", out, i);
    CodeBlock set = CodeBlock.of(fanOut.source().isPrimitive() ? "$N[$N]" : "$N.get($N)", sets, i);
    boolean several = uses() > 1;
    // Only as a statement does a call of a method handle return nothing.
    if (!several && !(action.isVoid() && action.body() instanceof Body.MadeHandle)) {
      return CodeBlock.of("$L$L$L", head, target, call(set, random));
    }
    CodeBlock.Builder block = CodeBlock.builder().add("$L{\n$>", head);
    if (several) {
      String name = names.fresh("set");
      block.add("var $N = $L;\n", name, set);
      set = CodeBlock.of("$N", name);
    }
    return block.add("$L$L;\n", target, call(set, random)).add("$<}").build();
  }

  /** Returns the name of the lambda's parameter for the item's own generator, if it has one. */
  private Optional<String> random() {
    return action.fills().stream()
        .filter(Fill.BySeed.class::isInstance)
        .map(fill -> names.fresh(((Fill.BySeed) fill).parameter()))
        .findFirst();
  }

  private CodeBlock call(CodeBlock set, Optional<String> random) {
    return CodeBlock.of(
        "$L($L)",
        called(),
        action.fills().stream()
            .map(fill -> fill(fill, set, random))
            .collect(CodeBlock.joining(", ")));
  }

  private CodeBlock called() {
    if (action.body() instanceof Body.OfC) {
      return CodeBlock.of("$N", action.name());
    }
    if (action.body() instanceof Body.Made made) {
      return CodeBlock.of("$N.$N", function, made.method());
    }
    if (action.body() instanceof Body.MadeHandle handle) {
      boolean cast = !action.isVoid() && !handle.returns().equals(ClassName.OBJECT);
      return cast
          ? CodeBlock.of("($T) $N.invoke", handle.returns(), function)
          : CodeBlock.of("$N.invoke", function);
    }
    return action.isStatic()
        ? CodeBlock.of("$T.$N", batch, action.name())
        : CodeBlock.of("$L.$N", holder, action.name());
  }

  private CodeBlock fill(Fill fill, CodeBlock set, Optional<String> random) {
    if (fill instanceof Fill.ByItem item) {
      return cast(item.cast(), set);
    }
    if (fill instanceof Fill.ByComponent component) {
      return cast(component.cast(), CodeBlock.of("$L.$N()", set, component.component()));
    }
    if (fill instanceof Fill.ByArgs args) {
      return cast(args.cast(), CodeBlock.of("$N.get($L, $S)", shape, set, args.parameter()));
    }
    if (fill instanceof Fill.ByCall call) {
      return CodeBlock.of("$N", names.ofParameter(call.name()));
    }
    return CodeBlock.of("$N", random.orElseThrow());
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

  /** How often the argument set is looked into. */
  private long uses() {
    return action.fills().stream()
        .filter(fill -> fill instanceof Fill.ByComponent || fill instanceof Fill.ByArgs)
        .count();
  }
}
