package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java of the README and of the guide: what begins with the name of a file compiles, and what
 * does not is a part of what is generated from it.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final Path GUIDE = ROOT.resolve("docs").resolve("guide");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern FILE = Pattern.compile("^// (\\w+\\.java)\n");

  @TempDir private Path directory;

  static List<Path> pages() throws IOException {
    try (Stream<Path> guide = Files.list(GUIDE)) {
      return Stream.concat(Stream.of(README), guide.sorted())
          .filter(page -> page.equals(README) || !snippets(page).isEmpty())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itsJavaCompilesAndItsDispatcherIsWhatIsGenerated(Path page) throws IOException {
    Path sources = Files.createDirectory(directory.resolve("sources"));
    Path output = Files.createDirectory(directory.resolve("output"));
    for (String snippet : snippets(page)) {
      for (MatchResult file : FILE.matcher(snippet).results().toList()) {
        Files.writeString(sources.resolve(file.group(1)), snippet);
      }
    }

    assertThat(Compilers.javac(sources, output)).isEmpty();

    String generated = String.join("\n", Compilers.generated(output).values());
    List<String> excerpts =
        snippets(page).stream().filter(snippet -> !FILE.matcher(snippet).find()).toList();
    assertThat(Compilers.javaFiles(sources)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(excerpts)
        .isNotEmpty()
        .allSatisfy(excerpt -> assertThat(generated).contains(excerpt));
  }

  private static List<String> snippets(Path page) {
    try {
      return JAVA.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
