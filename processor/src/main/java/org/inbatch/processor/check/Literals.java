package org.inbatch.processor.check;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Locale;
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
      return Optional.of(CodeBlock.of("$S", text));
    }
    if (typing.is(type, CLASS)) {
      return classLiteral(text.strip(), type);
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
  String remedy(TypeMirror type) {
    if (typing.is(type, CLASS)) {
      return "Write the qualified name of a class that fits.";
    }
    if (isEnum(type)) {
      return "Write one of " + enumConstants(type).collect(Collectors.joining(", ")) + ".";
    }
    return switch (primitiveKind(type).orElse(TypeKind.INT)) {
      case BOOLEAN -> "Write true or false.";
      case CHAR -> "Write one character.";
      case FLOAT, DOUBLE -> "Write a number that fits.";
      default -> "Write a whole number that fits.";
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
            case BYTE -> CodeBlock.of("(byte) $L", Byte.parseByte(value));
            case SHORT -> CodeBlock.of("(short) $L", Short.parseShort(value));
            case INT -> CodeBlock.of("$L", Integer.parseInt(value));
            case LONG -> CodeBlock.of("$LL", Long.parseLong(value));
            case FLOAT -> floating(value, Float.parseFloat(value), Float.class);
            case DOUBLE -> floating(value, Double.parseDouble(value), Double.class);
            case CHAR -> character(text);
            default -> null;
          });
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** A number too large to hold becomes infinite, which is right only where that is written. */
  private static @Nullable CodeBlock floating(String text, double number, Class<?> box) {
    if (Double.isNaN(number)) {
      return CodeBlock.of("$T.NaN", box);
    }
    if (Double.isInfinite(number)) {
      String name = number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
      return text.endsWith("Infinity") ? CodeBlock.of("$T.$L", box, name) : null;
    }
    return box == Float.class
        ? CodeBlock.of("$Lf", Float.parseFloat(text))
        : CodeBlock.of("$L", number);
  }

  private static @Nullable CodeBlock character(String text) {
    return text.length() == 1 ? CodeBlock.of("$L", quoted(text.charAt(0))) : null;
  }

  private static String quoted(char character) {
    return switch (character) {
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      case '\n' -> "'\\n'";
      case '\t' -> "'\\t'";
      default ->
          character < ' ' || character > '~'
              ? String.format(Locale.ROOT, "'\\u%04x'", (int) character)
              : "'" + character + "'";
    };
  }

  private Optional<CodeBlock> classLiteral(String text, TypeMirror type) {
    for (String name : List.of(text, packageOfBatch() + text, "java.lang." + text)) {
      TypeElement element = typing.elements.getTypeElement(name);
      if (element != null) {
        TypeMirror erased = typing.types.erasure(element.asType());
        boolean fits = typing.fits(typing.type(CLASS, erased), type);
        boolean visible = new Visibility(typing, batch).hidden(erased).isEmpty();
        return fits && visible
            ? Optional.of(CodeBlock.of("$T.class", TypeNames.of(erased)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private String packageOfBatch() {
    String name = typing.elements.getPackageOf(batch).getQualifiedName().toString();
    return name.isEmpty() ? "" : name + ".";
  }

  private static boolean isEnum(TypeMirror type) {
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
