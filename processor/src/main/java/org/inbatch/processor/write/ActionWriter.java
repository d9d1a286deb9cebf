package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inbatch.processor.spec.DispatcherMethod.Head;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.FanOut.Body;
import org.inbatch.processor.spec.MemberUse;
import org.inbatch.processor.spec.MemberUse.Argument;
import org.jspecify.annotations.Nullable;

/** The method of an action: init, one call of the run time, post. */
final class ActionWriter {

  private final ClassName batch;
  private final String site;
  private final String shape;
  private final String symbol;
  private final FanOut action;
  private final Names names;
  private final String holder;
  private final String options;
  private final String function;
  private final Optional<ProcessWriter> process;

  /**
   * Creates a writer.
   *
   * @param process writes what worker processes know of the action, if they run it
   */
  ActionWriter(ClassName batch, SiteNames sites, FanOut action, Optional<ProcessWriter> process) {
    this.process = process;
    this.batch = batch;
    this.site = sites.of(action);
    this.shape = sites.ofShape(action);
    this.action = action;
    this.names = new Names(batch, action.head().parameters());
    this.symbol = sites.ofSymbol(action);
    names.take(shape);
    this.holder = names.batch();
    this.options = names.fresh("options");
    this.function = action.isFactory() ? names.fresh("function") : "";
  }

  MethodSpec write() {
    boolean unchecked = process.filter(ProcessWriter::castsUnchecked).isPresent();
    Head head = unchecked ? action.head().suppressing("unchecked") : action.head();
    MethodSpec.Builder method = HeadWriter.begin(head, names, options);
    method.addJavadoc(new ActionDoc(batch, action, names, options).write());
    makeFunction(method);
    Ending ending = action.ending();
    if (ending instanceof Ending.Outcomes outcomes) {
      outcomes(method, outcomes);
    } else if (ending instanceof Ending.Streamed streamed) {
      streamed(method, streamed);
    } else if (ending instanceof Ending.Values values) {
      String results = results(method, values.results());
      finish(method, values.post(), CodeBlock.of("$N.values()", results));
    } else if (ending instanceof Ending.ValueArray array) {
      String results = results(method, array.results());
      finish(method, array.post(), valueArray(array, results));
    } else if (ending instanceof Ending.PrimitiveArray array) {
      String values = primitives(method, array.component());
      finish(method, array.post(), CodeBlock.of("$N", values));
    } else if (ending instanceof Ending.OwnBatch own) {
      String results = results(method, own.results());
      method.addCode("$N.values(); // throws if an item failed\n", results);
      method.addStatement("return $L", holder);
    } else {
      method.addStatement("return $<$<$L$>$>", call("results", CodeBlock.of(""), item(false)));
    }
    return method.build();
  }

  /** Calls a factory, before init and what else may have to be closed. */
  private void makeFunction(MethodSpec.Builder method) {
    CodeBlock made =
        CodeBlock.of(
            "$L.$N($L)",
            holder,
            action.action().name(),
            action.head().parameters().stream()
                .map(parameter -> CodeBlock.of("$N", names.ofParameter(parameter.name())))
                .collect(CodeBlock.joining(", ")));
    if (action.action().body() instanceof Body.Made body) {
      method.addStatement(
          "$T $N =\n$T.function($N, $L)", body.type(), function, RunTime.DISPATCH, site, made);
    } else if (action.action().body() instanceof Body.MadeHandle body) {
      CodeBlock types =
          Stream.concat(Stream.of(body.returns()), body.parameters().stream())
              .map(type -> CodeBlock.of("$T.class", type))
              .collect(CodeBlock.joining(", "));
      method.addStatement(
          "$T $N =\n$T.function($N, $L, $L)",
          RunTime.METHOD_HANDLE,
          function,
          RunTime.DISPATCH,
          site,
          made,
          types);
    }
  }

  private void outcomes(MethodSpec.Builder method, Ending.Outcomes outcomes) {
    String results = results(method, outcomes.results());
    String thrown = names.fresh("thrown");
    method.beginControlFlow("try");
    finish(method, outcomes.post(), CodeBlock.of("$N", results));
    method.nextControlFlow("catch ($T $N)", Throwable.class, thrown);
    method.addStatement("$T.attachFailures($N, $N)", RunTime.DISPATCH, thrown, results);
    method.addStatement("throw $N", thrown);
    method.endControlFlow();
  }

  /** What the end throws is none of post's exceptions, and so it stands behind the try. */
  private void streamed(MethodSpec.Builder method, Ending.Streamed streamed) {
    String outcomes = names.fresh("outcomes");
    TypeName type = ParameterizedTypeName.get(RunTime.OUTCOME_STREAM, streamed.result());
    method.addStatement(
        "$T $N =\n$L", type, outcomes, call("stream", CodeBlock.of(""), item(false)));
    CodeBlock post = use(streamed.post(), CodeBlock.of("$N.stream()", outcomes));
    String thrown = names.fresh("thrown");
    Optional<String> returned =
        action.head().returns().equals(TypeName.VOID)
            ? Optional.empty()
            : Optional.of(names.fresh("returned"));
    returned.ifPresent(name -> method.addStatement("$T $N", action.head().returns(), name));
    method.beginControlFlow("try");
    method.addStatement(
        "$L$L", returned.map(name -> CodeBlock.of("$N = ", name)).orElse(CodeBlock.of("")), post);
    method.nextControlFlow("catch ($T $N)", Throwable.class, thrown);
    method.addStatement("$N.endAfter($N)", outcomes, thrown);
    method.addStatement("throw $N", thrown);
    method.endControlFlow();
    method.addStatement("$N.end()", outcomes);
    returned.ifPresent(name -> method.addStatement("return $N", name));
  }

  private String results(MethodSpec.Builder method, TypeName type) {
    String results = names.fresh("results");
    method.addStatement(
        "$T $N =\n$L", type, results, call("results", CodeBlock.of(""), item(false)));
    return results;
  }

  private String primitives(MethodSpec.Builder method, TypeName component) {
    String values = names.fresh("values");
    CodeBlock type = CodeBlock.of("$T[].class,\n", component);
    method.addStatement("$T[] $N =\n$L", component, values, call("array", type, item(true)));
    return values;
  }

  private void finish(MethodSpec.Builder method, MemberUse post, CodeBlock first) {
    boolean returns = !action.head().returns().equals(TypeName.VOID);
    method.addStatement(returns ? "return $L" : "$L", use(post, first));
  }

  private static CodeBlock valueArray(Ending.ValueArray array, String results) {
    if (array.component().equals(array.erasure())) {
      return CodeBlock.of("$N.values().toArray($T[]::new)", results, array.component());
    }
    return CodeBlock.of(
        "($T[]) $N.values().toArray(new $T[0])", array.component(), results, array.erasure());
  }

  private CodeBlock call(String kind, CodeBlock type, CodeBlock item) {
    CodeBlock.Builder call = CodeBlock.builder();
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$N", site)));
    if (!symbol.isEmpty()) {
      arguments.add(CodeBlock.of("$N", symbol));
    }
    process.ifPresent(writer -> arguments.addAll(writer.atCall(travelling(), names)));
    arguments.add(CodeBlock.of("$N", options));
    boolean spread = arguments.stream().anyMatch(argument -> argument.toString().contains("\n"));
    call.add(
        spread ? "$T.$L(\n$>$>$L)$<$<\n" : "$T.$L($L)\n",
        RunTime.DISPATCH,
        RunTime.dispatch(action.head().target(), action.action().body()),
        CodeBlock.join(arguments, spread ? ",\n" : ", "));
    // Tidy joins these lines if they fit.
    call.add("$>$>.$L(\n$>$>$L", kind, type);
    call.add("$L,\n$L)$<$<$<$<", sets(), item);
    return call.build();
  }

  private CodeBlock sets() {
    CodeBlock init = use(action.source().init(), null);
    CodeBlock source =
        action.source().cast().map(type -> CodeBlock.of("($T) $L", type, init)).orElse(init);
    CodeBlock sets = CodeBlock.of("$T.of($L)", RunTime.ARGUMENT_SETS, source);
    return action.source().shape().isPresent() ? CodeBlock.of("$N.fitting($L)", shape, sets) : sets;
  }

  /** Without boxing where something is primitive; and what returns nothing need not return null. */
  private CodeBlock item(boolean primitiveResult) {
    if (process.isPresent()) {
      return process.get().call(travelling());
    }
    ItemWriter item = new ItemWriter(batch, holder, shape, function, action, names);
    return ItemWriter.isIndexed(action, primitiveResult) ? item.indexed() : item.plain();
  }

  /** Returns the names of what goes along with a call. */
  private List<String> travelling() {
    return action.isFactory()
        ? List.of(function)
        : action.head().parameters().stream()
            .map(parameter -> names.ofParameter(parameter.name()))
            .toList();
  }

  private CodeBlock use(MemberUse member, @Nullable CodeBlock first) {
    CodeBlock owner = member.isStatic() ? CodeBlock.of("$T", batch) : CodeBlock.of("$L", holder);
    if (member.isField()) {
      return CodeBlock.of("$L.$N", owner, member.name());
    }
    List<CodeBlock> arguments = new ArrayList<>();
    if (first != null) {
      arguments.add(first);
    }
    member.arguments().forEach(argument -> arguments.add(argument(argument)));
    // Post's arguments are laid out by Tidy; init's stand inside a call and are only filled.
    String separator = first == null ? ",$W" : ", ";
    return CodeBlock.of(
        "$L.$L$N($L)",
        owner,
        typeArguments(member),
        member.name(),
        CodeBlock.join(arguments, separator));
  }

  private static CodeBlock typeArguments(MemberUse member) {
    return member.typeArguments().isEmpty()
        ? CodeBlock.of("")
        : member.typeArguments().stream()
            .map(type -> CodeBlock.of("$T", type))
            .collect(CodeBlock.joining(", ", "<", ">"));
  }

  private CodeBlock argument(Argument argument) {
    if (argument instanceof Argument.OfCall call) {
      CodeBlock name = CodeBlock.of("$N", names.ofParameter(call.name()));
      return call.cast().map(type -> CodeBlock.of("($T) $L", type, name)).orElse(name);
    }
    return ((Argument.Constant) argument).literal();
  }
}
