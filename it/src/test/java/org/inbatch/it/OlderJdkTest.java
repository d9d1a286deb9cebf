package org.inbatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processor in a compiler that runs on a JDK older than the run time's, as Eclipse may: the one
 * that Maven was started with, if it is.
 */
class OlderJdkTest {

  private static final Path JDK = Path.of(System.getProperty("maven.java.home"));

  @TempDir private Path directory;

  @BeforeEach
  void mavenRunsOnAnOlderJdk() throws IOException {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(JDK.resolve("release"))) {
      release.load(reader);
    }
    String version = release.getProperty("JAVA_VERSION").replace("\"", "");
    assumeTrue(
        Runtime.Version.parse(version).feature() < Runtime.version().feature(),
        () -> "Maven was started with JDK " + version);
  }

  /** The command of the README. */
  @Test
  void eclipseCompilesForTheRunTimesJdk() throws IOException, InterruptedException {
    Command.ofJdk(JDK, "java")
        .with("-jar", Jars.ECJ.toString())
        .with("-25", "--system", System.getProperty("java.home"))
        .with("-cp", Jars.TO_COMPILE, "-processorpath", Jars.OF_PROCESSOR)
        .with("-s", directory.toString(), "-d", directory.toString())
        .withSourcesIn(Path.of("src", "test", "resources", "words", "com"))
        .runSilently();

    Command.Ending ending =
        Command.ofJdk("java")
            .with("-cp", directory + File.pathSeparator + Jars.TO_RUN, "com.example.words.Main")
            .run();
    assertThat(ending).isEqualTo(new Command.Ending(0, "[11, 12, 13] in null"));
  }

  /** It cannot read the run time, but the annotations, and that a class is no batch. */
  @Test
  void itsOwnJavacLoadsTheProcessor() throws IOException, InterruptedException {
    assumeTrue(Files.exists(JDK.resolve("bin").resolve("javac")), "a JDK, not a JRE");
    Path source =
        Files.writeString(
            directory.resolve("NoBatch.java"),
            """
            class NoBatch {
              @org.inbatch.annotations.InBatchParallel(init = "words")
              int length(String word) { return word.length(); }
            }
            """);

    Command.Ending ending =
        Command.ofJdk(JDK, "javac")
            .with("-cp", Jars.ANNOTATIONS.toString(), "-processorpath", Jars.OF_PROCESSOR)
            .with("-proc:only", source.toString())
            .run();
    assertThat(ending.exitCode()).isEqualTo(1);
    assertThat(ending.printed()).contains("[InBatch").contains("NoBatch").contains("1 error");
  }
}
