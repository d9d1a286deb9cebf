package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated dispatchers on the real run time: the annotated overload is called, post gets its due.
 */
class RunningTest {

  private static final Path SOURCES = Path.of("src", "test", "resources", "running");

  @TempDir private Path output;

  @Test
  void whatJavacCompiledRuns() throws IOException, ReflectiveOperationException {
    assertThat(Compilers.javac(SOURCES, output)).isEmpty();
    assertRuns();
  }

  @Test
  void whatEclipseCompiledRuns() throws IOException, ReflectiveOperationException {
    assertThat(Compilers.ecj(SOURCES, output, "-nowarn")).isEmpty();
    assertRuns();
  }

  @Test
  void anExplanationTellsWhatFillsEachParameter() throws IOException {
    assertThat(Compilers.javac(SOURCES, output, "-Ainbatch.explain=true"))
        .allMatch(one -> one.kind() == Diagnostic.Kind.NOTE)
        .extracting(Compilers.Told::text)
        .contains(
            """
            [InBatch] difference runs once for each set of pairs
                right: component right of the set
                factor: the caller's
                left: component left of the set
                pairs gets the caller's factor
                sum gets the values, the caller's factor\
            """,
            """
            [InBatch] square runs once for each set of squares
                number: the set
                squares gets the constant 3
                join gets the values, the constant ";", the constant '!'\
            """);
  }

  private void assertRuns() throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {output.toUri().toURL()})) {
      assertThat(loader.loadClass("running.Numbers").getMethod("run").invoke(null))
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
          .containsExactly(
              "records: 67.0",
              "overload: [long 0, long 1, long 2]",
              "own batch: true",
              "marks: [3, 3, 3]",
              "constants: 0;1;4!",
              "outcomes: 1",
              "post failed: post, with / by zero",
              "values: failed at 0",
              "without the mixin: 1");
    }
  }
}
