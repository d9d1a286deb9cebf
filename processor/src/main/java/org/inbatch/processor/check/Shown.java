package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Types as messages show them: short, and the same from every compiler. */
final class Shown {

  /** What stands before a name that begins with a capital letter is, by convention, a package. */
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_][\\w$]*\\.)+ ?(?=[@A-Z])");

  private static final Pattern ANNOTATION = Pattern.compile("(?:(?<=\\.) )?@\\w+ ");

  private Shown() {}

  /** Returns the type with simple names. */
  static String of(TypeMirror type) {
    return simple(qualified(type));
  }

  /** Returns the type with simple names. */
  static String of(TypeName type) {
    return simple(type.toString());
  }

  /** Returns the type, with packages if the other one would look the same without. */
  static String beside(TypeMirror type, TypeMirror other) {
    boolean alike = of(type).equals(of(other)) && !qualified(type).equals(qualified(other));
    return alike ? qualified(type) : of(type);
  }

  /** Returns the types with simple names, with commas between. */
  static String all(List<? extends TypeMirror> types) {
    return types.stream().map(Shown::of).collect(Collectors.joining(", "));
  }

  /** Returns the method with its parameter types, such as {@code load(Path, int)}. */
  static String method(ExecutableElement method) {
    return method.getSimpleName()
        + method.getParameters().stream()
            .map(parameter -> of(parameter.asType()))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  static String qualified(TypeMirror type) {
    return TypeNames.of(type).toString();
  }

  private static String simple(String type) {
    return ANNOTATION.matcher(PACKAGE.matcher(type).replaceAll("")).replaceAll("");
  }
}
