package org.inbatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A named module that says {@code requires org.inbatch} and no more: its batch is seen by its own
 * package only, so that whatever calls it does so without reflection.
 */
class NamedModuleTest {

  private static final Path MODULE = Path.of("src", "test", "resources", "words");

  @TempDir private Path classes;
  @TempDir private Path generated;

  @Test
  void javacFindsTheProcessorOnItsModulePath() throws IOException, InterruptedException {
    javac("--processor-module-path").runSilently();
    assertRuns();
  }

  @Test
  void javacFindsTheProcessorOnItsProcessorPath() throws IOException, InterruptedException {
    javac("--processor-path").runSilently();
    assertRuns();
  }

  /** In one step it would put what is generated into no module, whoever generates it. */
  @Test
  void eclipseGeneratesFirstAndThenCompiles() throws IOException, InterruptedException {
    ecj()
        .with("--processor-module-path", Jars.OF_PROCESSOR, "-proc:only")
        .with("-s", generated.toString(), "-d", "none")
        .withSourcesIn(MODULE)
        .runSilently();
    ecj()
        .with("-proc:none", "-d", classes.toString())
        .withSourcesIn(MODULE)
        .withSourcesIn(generated)
        .runSilently();
    assertRuns();
  }

  private Command javac(String optionOfProcessor) throws IOException {
    return Command.ofJdk("javac")
        .with("-Xlint:all", "-Werror", "--module-path", Jars.TO_COMPILE)
        .with(optionOfProcessor, Jars.OF_PROCESSOR)
        .with("-d", classes.toString())
        .withSourcesIn(MODULE);
  }

  private static Command ecj() {
    return Command.ofJdk("java")
        .with("-jar", Jars.ECJ.toString(), "-25", "--module-path", Jars.TO_COMPILE);
  }

  private void assertRuns() throws IOException, InterruptedException {
    Command.Ending ending =
        Command.ofJdk("java")
            .with("--module-path", classes + File.pathSeparator + Jars.TO_RUN)
            .with("--module", "com.example.words/com.example.words.Main")
            .run();
    assertThat(ending).isEqualTo(new Command.Ending(0, "[11, 12, 13] in com.example.words"));
  }
}
