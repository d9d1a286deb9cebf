package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's Java: what begins with the name of a file compiles, and what does not is a part of
 * what is generated from it.
 */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern FILE = Pattern.compile("^// (\\w+\\.java)\n");

  @TempDir private Path directory;

  @Test
  void itsJavaCompilesAndItsDispatcherIsWhatIsGenerated() throws IOException {
    List<String> snippets =
        JAVA.matcher(Files.readString(README)).results().map(result -> result.group(1)).toList();
    Path sources = Files.createDirectory(directory.resolve("sources"));
    Path output = Files.createDirectory(directory.resolve("output"));
    for (String snippet : snippets) {
      for (MatchResult file : FILE.matcher(snippet).results().toList()) {
        Files.writeString(sources.resolve(file.group(1)), snippet);
      }
    }

    assertThat(Compilers.javac(sources, output)).isEmpty();

    String generated = String.join("\n", Compilers.generated(output).values());
    List<String> excerpts =
        snippets.stream().filter(snippet -> !FILE.matcher(snippet).find()).toList();
    assertThat(Compilers.javaFiles(sources)).hasSize(2);
    assertThat(excerpts)
        .isNotEmpty()
        .allSatisfy(excerpt -> assertThat(generated).contains(excerpt));
  }
}
