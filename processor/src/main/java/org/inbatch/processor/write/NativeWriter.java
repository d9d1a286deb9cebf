package org.inbatch.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.FanOut.Body;

/** The call of a C function: the constant for its symbol, and a method with Java's types. */
final class NativeWriter {

  private static final ClassName STRING = ClassName.get(String.class);

  private final String method;
  private final String symbol;
  private final Body.OfC function;
  private final Names names;

  /** What is done in an arena before the call. */
  private final CodeBlock.Builder before = CodeBlock.builder();

  /** What is done after it. */
  private final CodeBlock.Builder after = CodeBlock.builder();

  private final String returned;
  private final List<CodeBlock> arguments = new ArrayList<>();

  NativeWriter(ClassName batch, String method, String symbol, Body.OfC function) {
    this.method = method;
    this.symbol = symbol;
    this.function = function;
    this.names = new Names(batch, function.parameters());
    names.take(symbol);
    this.returned = names.fresh("returned");
  }

  /** Returns {@code private static final NativeSymbol CRC32_IN_C = NativeSymbol.of("z", …)}. */
  FieldSpec symbol() {
    CodeBlock library =
        function.library().isEmpty()
            ? CodeBlock.of("$T.loaderLookup()", RunTime.SYMBOL_LOOKUP)
            : CodeBlock.of("$S", function.library());
    CodeBlock types =
        Stream.concat(
                Stream.of(function.returns()),
                function.parameters().stream().map(CallParameter::type))
            .map(type -> CodeBlock.of("$T.class", type))
            .collect(CodeBlock.joining(", "));
    return FieldSpec.builder(
            RunTime.NATIVE_SYMBOL, symbol, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "$T.of($L, $S, $L)$L$L",
            RunTime.NATIVE_SYMBOL,
            library,
            function.symbol(),
            types,
            function.critical() ? ".critical()" : "",
            function.errno() ? ".withErrno()" : "")
        .build();
  }

  /** Returns the method, which has the name and the types of the user's native one. */
  MethodSpec method() {
    MethodSpec.Builder written =
        MethodSpec.methodBuilder(method)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(function.returns())
            .addException(Throwable.class);
    for (CallParameter parameter : function.parameters()) {
      written.addParameter(parameter.type(), names.ofParameter(parameter.name()));
    }
    String arena = names.fresh("arena");
    if (function.errno()) {
      String errno = names.fresh("errno");
      before.addStatement(
          "$T $N = $T.errno($N)", RunTime.MEMORY_SEGMENT, errno, RunTime.NATIVE_SYMBOL, arena);
      arguments.add(CodeBlock.of("$N", errno));
    }
    function.parameters().forEach(parameter -> arguments.add(argument(parameter, arena)));
    if (function.errno()) {
      failIfFailed(arguments.get(0));
    }
    CodeBlock inArena = before.build();
    if (inArena.isEmpty()) {
      return written.addCode(call()).build();
    }
    return written
        .beginControlFlow("try ($T $N = $T.ofConfined())", RunTime.ARENA, arena, RunTime.ARENA)
        .addCode(inArena)
        .addCode(call())
        .endControlFlow()
        .build();
  }

  private CodeBlock argument(CallParameter parameter, String arena) {
    TypeName type = parameter.type();
    String name = names.ofParameter(parameter.name());
    if (type.isPrimitive()) {
      return CodeBlock.of("$N", name);
    }
    CodeBlock present = CodeBlock.of("$N.present($S, $N)", symbol, parameter.name(), name);
    if (type.equals(RunTime.MEMORY_SEGMENT)) {
      return present;
    }
    if (function.critical()) {
      return CodeBlock.of("$T.ofArray($L)", RunTime.MEMORY_SEGMENT, present);
    }
    String copy = names.fresh(parameter.name() + "InC");
    if (type.equals(STRING)) {
      before.addStatement(
          "$T $N = $N.allocateFrom($L)", RunTime.MEMORY_SEGMENT, copy, arena, present);
      return CodeBlock.of("$N", copy);
    }
    CodeBlock layout = layout(((ArrayTypeName) type).componentType());
    before.addStatement(
        "$T $N =\n$N.allocateFrom($L, $L)", RunTime.MEMORY_SEGMENT, copy, arena, layout, present);
    after.addStatement(
        "$T.copy($N, $L, 0, $N, 0, $N.length)", RunTime.MEMORY_SEGMENT, copy, layout, name, name);
    return CodeBlock.of("$N", copy);
  }

  private static CodeBlock layout(TypeName primitive) {
    return CodeBlock.of(
        "$T.JAVA_$L", RunTime.VALUE_LAYOUT, primitive.toString().toUpperCase(Locale.ROOT));
  }

  private void failIfFailed(CodeBlock errno) {
    CodeBlock failed =
        function.returns().isPrimitive()
            ? CodeBlock.of("$N == -1", returned)
            : CodeBlock.of("$N.address() == 0", returned);
    after.beginControlFlow("if ($L)", failed);
    after.addStatement("throw $N.failure($L)", symbol, errno);
    after.endControlFlow();
  }

  private CodeBlock call() {
    CodeBlock call =
        CodeBlock.of(
            "$N.handle().invokeExact($L)",
            symbol,
            arguments.stream().collect(CodeBlock.joining(", ")));
    CodeBlock rest = after.build();
    CodeBlock.Builder written = CodeBlock.builder();
    if (function.returns().equals(TypeName.VOID)) {
      return written.addStatement(call).add(rest).build();
    }
    CodeBlock typed = CodeBlock.of("($T) $L", function.returns(), call);
    if (rest.isEmpty()) {
      return written.addStatement("return $L", typed).build();
    }
    return written
        .addStatement("$T $N = $L", function.returns(), returned, typed)
        .add(rest)
        .addStatement("return $N", returned)
        .build();
  }
}
