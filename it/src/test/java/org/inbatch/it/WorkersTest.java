package org.inbatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker processes of a program that was started as users start theirs, without any setting: what
 * it prints is all that is printed, so there is no JVM's warning either.
 */
class WorkersTest {

  private static final Path PROJECT = Path.of("src", "test", "resources", "workers");

  private static final String MAIN = "com.example.workers.Main";

  @TempDir private static Path classes;
  @TempDir private Path folder;

  /** On a class path, what makes a module of the classes is ignored. */
  @BeforeAll
  static void compile() throws IOException, InterruptedException {
    Command.ofJdk("javac")
        .with("-Xlint:all", "-Werror", "--module-path", Jars.TO_COMPILE)
        .with("--processor-path", Jars.OF_PROCESSOR, "-d", classes.toString())
        .withSourcesIn(PROJECT)
        .runSilently();
  }

  @Test
  void ofANamedModuleThatShowsNothing() throws IOException, InterruptedException {
    assertPrints(
        "com.example.workers",
        java()
            .with("--module-path", classes + File.pathSeparator + Jars.TO_RUN)
            .with("--module", "com.example.workers/" + MAIN));
  }

  @Test
  void ofAProgramOnTheClassPath() throws IOException, InterruptedException {
    assertPrints("null", java().with("-cp", classes + File.pathSeparator + Jars.TO_RUN, MAIN));
  }

  @Test
  void ofAProgramOnTheClassPathWithInBatchOnTheModulePath()
      throws IOException, InterruptedException {
    assertPrints(
        "null",
        java()
            .with("-p", Jars.TO_RUN, "--add-modules", "org.inbatch")
            .with("-cp", classes.toString(), MAIN));
  }

  @Test
  void ofAJarWhoseManifestNamesTheOthers() throws IOException, InterruptedException {
    Path lib = Files.createDirectory(folder.resolve("lib"));
    Files.copy(Jars.RUN_TIME, lib.resolve("run-time.jar"));
    Files.copy(Jars.ANNOTATIONS, lib.resolve("annotations.jar"));
    Path manifest =
        Files.writeString(
            folder.resolve("manifest"),
            "Main-Class: " + MAIN + "\nClass-Path: lib/run-time.jar lib/annotations.jar\n");
    Path jar = folder.resolve("program.jar");
    Command.ofJdk("jar")
        .with("--create", "--file", jar.toString(), "--manifest", manifest.toString())
        .with("-C", classes.toString(), ".")
        .runSilently();

    assertPrints("null", java().with("-jar", jar.toString()));
  }

  private static Command java() {
    return Command.ofJdk("java");
  }

  private static void assertPrints(String module, Command program)
      throws IOException, InterruptedException {
    Command.Ending ending = program.run();
    assertThat(ending.printed())
        .isEqualToNormalizingNewlines(
            """
            aa! in %1$s of another process
            WORKER_LOST: exit code 3
            THREW: com.example.workers.Words$NoWordException: there is no word
            the! in %1$s of another process
            [a-a, halt, , the]
            """
                .formatted(module));
    assertThat(ending.exitCode()).isZero();
  }
}
