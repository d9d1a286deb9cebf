package org.inbatch.processor.check;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** From the text of a constant to a literal of the type that is asked for. */
final class Literals {

  private static final String STRING = "java.lang.String";
  private static final String CLASS = "java.lang.Class";

  private final Typing typing;
  private final TypeElement batch;

  Literals(Typing typing, TypeElement batch) {
    this.typing = typing;
    this.batch = batch;
  }

  /** Returns whether a constant can be of the type at all. */
  boolean isConvertible(TypeMirror type) {
    return primitiveKind(type).isPresent()
        || typing.is(type, STRING)
        || typing.is(type, CLASS)
        || isEnum(type);
  }

  /** Returns the literal, or nothing if the text is none of the type. */
  Optional<CodeBlock> convert(String text, TypeMirror type) {
    if (typing.is(type, STRING)) {
      return Optional.of(CodeBlock.of("$L", Quotes.string(text)));
    }
    if (typing.is(type, CLASS)) {
      return new ClassLiterals(typing, batch).convert(text.strip(), type);
    }
    if (isEnum(type)) {
      return enumConstants(type)
          .filter(text.strip()::equals)
          .findFirst()
          .map(constant -> CodeBlock.of("$T.$L", TypeNames.of(type), constant));
    }
    return primitiveKind(type).flatMap(kind -> primitive(text, kind));
  }

  /** Returns what the user can do about a text that is none of the type. */
  String remedy(String text, TypeMirror type) {
    if (typing.is(type, CLASS)) {
      return new ClassLiterals(typing, batch).remedy(text.strip(), type);
    }
    if (isEnum(type)) {
      return "Write one of " + enumConstants(type).collect(Collectors.joining(", ")) + ".";
    }
    return switch (primitiveKind(type).orElse(TypeKind.INT)) {
      case BOOLEAN -> "Write true or false.";
      case CHAR -> "Write one character, without quotes.";
      case FLOAT, DOUBLE -> "Write a number that fits.";
      default ->
          Numbers.isOctal(text.strip())
              ? "Leave out the leading 0, which Java takes for octal."
              : "Write a whole number that fits.";
    };
  }

  private Optional<TypeKind> primitiveKind(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return Optional.of(type.getKind());
    }
    try {
      return type.getKind() == TypeKind.DECLARED
          ? Optional.of(typing.types.unboxedType(type).getKind())
          : Optional.empty();
    } catch (IllegalArgumentException noBox) {
      return Optional.empty();
    }
  }

  private static Optional<CodeBlock> primitive(String text, TypeKind kind) {
    String value = text.strip();
    try {
      return Optional.ofNullable(
          switch (kind) {
            case BOOLEAN ->
                value.equals("true") || value.equals("false") ? CodeBlock.of("$L", value) : null;
            case BYTE -> inRange("(byte) $L", Numbers.ofInt(value), Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT ->
                inRange("(short) $L", Numbers.ofInt(value), Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> CodeBlock.of("$L", Numbers.ofInt(value));
            case LONG -> CodeBlock.of("$LL", Numbers.ofLong(value));
            case FLOAT -> floating(value, Float.class);
            case DOUBLE -> floating(value, Double.class);
            case CHAR -> character(text);
            default -> null;
          });
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static @Nullable CodeBlock inRange(String literal, int number, int min, int max) {
    return number >= min && number <= max ? CodeBlock.of(literal, number) : null;
  }

  /** A number too large to hold becomes infinite, which is right only where that is written. */
  private static @Nullable CodeBlock floating(String text, Class<?> box) {
    boolean isFloat = box == Float.class;
    double number = isFloat ? Numbers.ofFloat(text) : Numbers.ofDouble(text);
    if (Double.isNaN(number)) {
      return CodeBlock.of("$T.NaN", box);
    }
    if (Double.isInfinite(number)) {
      String name = number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
      return text.endsWith("Infinity") ? CodeBlock.of("$T.$L", box, name) : null;
    }
    return isFloat ? CodeBlock.of("$Lf", (float) number) : CodeBlock.of("$L", number);
  }

  private static @Nullable CodeBlock character(String text) {
    return text.length() == 1 ? CodeBlock.of("$L", Quotes.character(text.charAt(0))) : null;
  }

  /** Returns whether the type is an enum, by whose name a constant is written. */
  static boolean isEnum(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.ENUM;
  }

  private static Stream<String> enumConstants(TypeMirror type) {
    return ((DeclaredType) type)
        .asElement().getEnclosedElements().stream()
            .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
            .map(Element::getSimpleName)
            .map(Object::toString);
  }
}
