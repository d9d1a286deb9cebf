package org.inbatch.processor.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.NativeModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.FanOut.Body;

/** What {@code @NativeFunction} says of a method, and whether C has what the method asks for. */
final class NativeCheck {

  private static final String NATIVE = "NATIVE";
  private static final String STRING = "java.lang.String";
  private static final String SEGMENT = "java.lang.foreign.MemorySegment";

  private static final Set<TypeKind> INTEGERS =
      Set.of(TypeKind.BYTE, TypeKind.SHORT, TypeKind.INT, TypeKind.LONG);

  private final Context context;
  private final Typing typing;
  private final ActionModel action;
  private final ExecutableType type;
  private final Set<Modifier> modifiers;

  NativeCheck(Context context, ActionModel action) {
    this.context = context;
    this.typing = context.typing();
    this.action = action;
    this.type = context.members().typeOf(action.method());
    this.modifiers = action.method().getModifiers();
  }

  /** Reports what is wrong, if anything. */
  void check() {
    String target = action.target().map(Written::text).orElse("");
    boolean direct = modifiers.contains(Modifier.STATIC) && modifiers.contains(Modifier.NATIVE);
    if (action.nativeFunction().isEmpty()) {
      if (direct && target.equals(NATIVE)) {
        context.error(action.method(), Message.NATIVE_NAMELESS, action.name());
      }
      return;
    }
    NativeModel function = action.nativeFunction().get();
    if (!target.equals(NATIVE)) {
      error(function, Message.NATIVE_TARGET, action.name(), target);
    } else if (direct) {
      checkFunction(function);
    } else if (MadeFunction.of(context, action).filter(m -> m.method().isEmpty()).isPresent()) {
      function.ofC().stream()
          .findFirst()
          .ifPresent(value ->
              error(
                  function, Message.NATIVE_VALUE, value, action.name(), "returns a MethodHandle"));
    } else {
      error(function, Message.NATIVE_METHOD, action.name());
    }
  }

  private void error(NativeModel function, Message message, Object... values) {
    context
        .report()
        .error(new Place(action.method(), function.annotation(), null), message, values);
  }

  private void checkFunction(NativeModel function) {
    function
        .result()
        .ifPresent(result ->
            context.error(
                result,
                Message.NATIVE_VALUE,
                "result",
                action.name(),
                "says itself what it returns"));
    List<? extends VariableElement> parameters = action.method().getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      TypeMirror parameter = type.getParameterTypes().get(i);
      boolean variable = action.method().isVarArgs() && i == parameters.size() - 1;
      if (variable || !(isScalar(parameter) || isMemory(parameter) || isArray(parameter))) {
        context.error(
            parameters.get(i),
            Message.NATIVE_TYPE,
            "parameter " + parameters.get(i),
            action.name(),
            variable
                ? Shown.of(((ArrayType) parameter).getComponentType()) + "..."
                : Shown.of(parameter),
            remedy(parameter, variable));
      }
    }
    TypeMirror result = type.getReturnType();
    if (!isScalar(result) && !isMemory(result) && result.getKind() != TypeKind.VOID) {
      context.error(
          action.method(),
          Message.NATIVE_TYPE,
          "the result",
          action.name(),
          Shown.of(result),
          result instanceof ArrayType
              ? "C returns an address without a length: let it be MemorySegment."
              : remedy(result, false));
    }
    function.critical().ifPresent(critical -> checkCritical(critical, function));
    function
        .errno()
        .filter(errno -> !INTEGERS.contains(result.getKind()) && !typing.is(result, SEGMENT))
        .ifPresent(errno ->
            context.error(
                errno,
                Message.NATIVE_ERRNO,
                action.name(),
                result.getKind() == TypeKind.VOID ? "nothing" : Shown.of(result)));
  }

  private void checkCritical(Written critical, NativeModel function) {
    boolean strings =
        typing.is(type.getReturnType(), STRING)
            || type.getParameterTypes().stream().anyMatch(one -> typing.is(one, STRING));
    if (strings) {
      context.error(
          critical,
          Message.NATIVE_CRITICAL,
          action.name(),
          "has a String, and to copy that takes longer than a critical call spares",
          "critical");
    }
    if (function.errno().isPresent()) {
      context.error(
          critical,
          Message.NATIVE_CRITICAL,
          action.name(),
          "has errno = true, which a critical call does not keep",
          "one of the two");
    }
  }

  private static boolean isScalar(TypeMirror type) {
    return type.getKind().isPrimitive() && type.getKind() != TypeKind.CHAR;
  }

  private boolean isMemory(TypeMirror type) {
    return typing.is(type, STRING) || typing.is(type, SEGMENT);
  }

  private static boolean isArray(TypeMirror type) {
    return type instanceof ArrayType array
        && isScalar(array.getComponentType())
        && array.getComponentType().getKind() != TypeKind.BOOLEAN;
  }

  private String remedy(TypeMirror type, boolean variable) {
    if (variable && isArray(type)) {
      return "Let it be " + Shown.of(type) + ".";
    }
    if (type instanceof ArrayType array) {
      return switch (array.getComponentType().getKind()) {
        case CHAR -> "Let it be byte[] for C's char, or short[] for 16 bits.";
        case BOOLEAN -> "Let it be byte[].";
        default -> "Let it be a MemorySegment, or an array of numbers.";
      };
    }
    if (type.getKind() == TypeKind.CHAR) {
      return "Let it be byte for C's char, or short for 16 bits.";
    }
    return unboxed(type)
        .filter(NativeCheck::isScalar)
        .map(primitive -> "Let it be " + primitive + ".")
        .orElse(
            "Let it be a primitive, an array of numbers, a String, or a MemorySegment for all else.");
  }

  private Optional<TypeMirror> unboxed(TypeMirror type) {
    return Stream.of(TypeKind.values())
        .filter(TypeKind::isPrimitive)
        .<TypeMirror>map(typing.types::getPrimitiveType)
        .filter(primitive -> typing.same(typing.boxed(primitive), type))
        .findFirst();
  }

  /** Returns the C function, if the method stands for one. */
  Optional<Body> body() {
    List<? extends VariableElement> parameters = action.method().getParameters();
    return action
        .nativeFunction()
        .filter(function -> !MadeFunction.isWanted(action))
        .map(function ->
            new Body.OfC(
                function.library().map(Written::text).orElse(""),
                function.symbol().map(Written::text).orElseGet(action::name),
                function.critical().isPresent(),
                function.errno().isPresent(),
                TypeNames.plainOf(type.getReturnType()),
                IntStream.range(0, parameters.size())
                    .mapToObj(i ->
                        new CallParameter(
                            parameters.get(i).getSimpleName().toString(),
                            TypeNames.plainOf(type.getParameterTypes().get(i))))
                    .toList()));
  }
}
