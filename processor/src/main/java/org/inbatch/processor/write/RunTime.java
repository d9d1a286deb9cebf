package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.inbatch.processor.spec.FanOut.Body;
import org.inbatch.processor.spec.Target;

/** The run time's classes that dispatchers name. */
final class RunTime {

  static final ClassName RESULTS = ClassName.get("org.inbatch", "Results");
  static final ClassName CALL_OPTION = ClassName.get("org.inbatch", "CallOption");
  static final ClassName ACTION_SITE = ClassName.get("org.inbatch.dispatch", "ActionSite");
  static final ClassName ARGUMENT_SETS = ClassName.get("org.inbatch.dispatch", "ArgumentSets");
  static final ClassName ARGS_SHAPE = ClassName.get("org.inbatch.dispatch", "ArgsShape");
  static final ClassName OUTCOME_STREAM = ClassName.get("org.inbatch.dispatch", "OutcomeStream");
  static final ClassName DISPATCH = ClassName.get("org.inbatch.dispatch", "Dispatch");

  static final ClassName INVOCATION = ClassName.get("org.inbatch", "Engine", "Invocation");
  static final ClassName ITEM_FUNCTION = ClassName.get("org.inbatch.dispatch", "ItemFunction");
  static final ClassName SEEDED_FUNCTION = ClassName.get("org.inbatch.dispatch", "SeededFunction");
  static final ClassName SEEDED_INVOCATION =
      ClassName.get("org.inbatch.dispatch", "SeededInvocation");
  static final ClassName REMOTE_ACTION = ClassName.get("org.inbatch.dispatch", "RemoteAction");
  static final ClassName CODEC = ClassName.get("org.inbatch.wire", "Codec");
  static final ClassName CODECS = ClassName.get("org.inbatch.wire", "Codecs");
  static final ClassName TIME_CODECS = ClassName.get("org.inbatch.wire", "TimeCodecs");
  static final ClassName VALUE_CODECS = ClassName.get("org.inbatch.wire", "ValueCodecs");
  static final ClassName SLOT_CODEC = ClassName.get("org.inbatch.wire", "SlotCodec");
  static final ClassName WIRE_INPUT = ClassName.get("org.inbatch.wire", "WireInput");

  static final ClassName NATIVE_SYMBOL = ClassName.get("org.inbatch.dispatch", "NativeSymbol");

  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

  // The JDK's, which the processor's own JVM need not have.
  static final ClassName ARENA = ClassName.get("java.lang.foreign", "Arena");
  static final ClassName MEMORY_SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");
  static final ClassName METHOD_HANDLE = ClassName.get("java.lang.invoke", "MethodHandle");
  static final ClassName SYMBOL_LOOKUP = ClassName.get("java.lang.foreign", "SymbolLookup");
  static final ClassName VALUE_LAYOUT = ClassName.get("java.lang.foreign", "ValueLayout");

  /** What a dispatcher calls static methods of: no variable may be named so. */
  static final List<ClassName> QUALIFIERS =
      List.of(
          ACTION_SITE,
          ARGS_SHAPE,
          ARGUMENT_SETS,
          CODECS,
          TIME_CODECS,
          VALUE_CODECS,
          DISPATCH,
          REMOTE_ACTION,
          SLOT_CODEC,
          NATIVE_SYMBOL,
          ARENA,
          MEMORY_SEGMENT,
          SYMBOL_LOOKUP,
          VALUE_LAYOUT);

  private RunTime() {}

  /** Returns the type of an option of a call. */
  static ClassName option(Target target) {
    return switch (target) {
      case THREADS -> ClassName.get("org.inbatch", "ThreadsOption");
      case NATIVE -> ClassName.get("org.inbatch", "NativeOption");
      case ASYNC -> ClassName.get("org.inbatch", "AsyncOption");
      case PROCESS -> ClassName.get("org.inbatch", "ProcessOption");
    };
  }

  /** Returns the method of {@code Dispatch} that begins a call. */
  static String dispatch(Target target, Body body) {
    return switch (target) {
      case THREADS -> "threads";
      case NATIVE -> "natives";
      case ASYNC -> body instanceof Body.Staged ? "stages" : "async";
      case PROCESS -> "process";
    };
  }
}
