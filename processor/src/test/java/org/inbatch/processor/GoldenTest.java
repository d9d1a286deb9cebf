package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole dispatchers, as expected: each directory of {@code golden} holds a user's sources and what
 * is generated for them, by javac without any warning, and the same by Eclipse's compiler.
 *
 * <p>{@code -Dgolden.rewrite=true} writes what is generated over what was expected: then read the
 * difference.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // what is rewritten first, is compared then
class GoldenTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @TempDir private Path output;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> directories = Files.list(GOLDEN)) {
      return directories
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("cases")
  void javacGeneratesWhatIsExpectedWithoutAnyWarning(String name) throws IOException {
    assertThat(Compilers.javac(GOLDEN.resolve(name).resolve("input"), output)).isEmpty();
    SortedMap<String, String> generated = Compilers.generated(output);
    assertThat(generated).isNotEmpty();
    Path expected = GOLDEN.resolve(name).resolve("expected");
    if (Boolean.getBoolean("golden.rewrite")) {
      rewrite(expected, generated);
    }
    assertThat(generated).isEqualTo(Compilers.generated(expected));
  }

  @Order(2)
  @Tag("again")
  @ParameterizedTest
  @MethodSource("cases")
  void eclipseGeneratesTheSame(String name) throws IOException {
    assertThat(Compilers.ecj(GOLDEN.resolve(name).resolve("input"), output, "-nowarn")).isEmpty();
    assertThat(Compilers.generated(output))
        .isEqualTo(Compilers.generated(GOLDEN.resolve(name).resolve("expected")));
  }

  @Order(3)
  @Tag("again")
  @ParameterizedTest
  @MethodSource("cases")
  void documentationIsComplete(String name) throws IOException {
    Path input = GOLDEN.resolve(name).resolve("input");
    assertThat(Compilers.javac(input, output, "-Xdoclint:all/protected"))
        .filteredOn(told -> name.equals("documented") || told.file().endsWith("Dispatcher.java"))
        .isEmpty();
  }

  private static void rewrite(Path expected, Map<String, String> generated) throws IOException {
    Files.createDirectories(expected);
    for (Path old : Compilers.javaFiles(expected)) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Files.writeString(expected.resolve(file.getKey()), file.getValue());
    }
  }
}
