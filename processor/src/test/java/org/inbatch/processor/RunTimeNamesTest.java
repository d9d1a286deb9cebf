package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor knows the run time and the annotations by name alone: each name must resolve. */
class RunTimeNamesTest {

  private static final Path SOURCES = Path.of("src", "main", "java");

  /** {@code "org.inbatch.Batch"}, and {@code ClassName.get("org.inbatch", "Results")}. */
  private static final Pattern NAME =
      Pattern.compile("\"(org\\.inbatch(?:\\.(?!processor)\\w+)*)(?:\", \"|\\.)([A-Z]\\w*)\"");

  static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path file : Compilers.javaFiles(SOURCES)) {
      for (MatchResult found : NAME.matcher(Files.readString(file)).results().toList()) {
        names.add(found.group(1) + "." + found.group(2));
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("names")
  void aNameInTheProcessorsSourceResolves(String name) throws ClassNotFoundException {
    assertThat(Class.forName(name)).isNotNull();
  }

  @Test
  void theNamesAreFound() throws IOException {
    assertThat(names())
        .contains("org.inbatch.Batch", "org.inbatch.Results", "org.inbatch.dispatch.Dispatch");
  }

  @ParameterizedTest
  @MethodSource("annotationNames")
  void anAnnotationResolves(String name) throws ReflectiveOperationException {
    assertThat(Class.forName(name).isAnnotation()).isTrue();
  }

  static Stream<String> annotationNames() throws ReflectiveOperationException {
    Class<?> names = Class.forName("org.inbatch.processor.read.Names");
    return Arrays.stream(names.getDeclaredFields())
        .peek(field -> field.setAccessible(true))
        .filter(field -> field.getType() == String.class)
        .map(RunTimeNamesTest::value)
        .filter(value -> value.startsWith("org.inbatch.annotations.") && !value.endsWith("."));
  }

  private static String value(java.lang.reflect.Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
