package org.inbatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that a user starts, which has ended when {@link #run} returns. */
final class Command {

  private static final long MINUTES_AT_MOST = 5;

  private final List<String> words = new ArrayList<>();

  /** How a program ended, and what it printed to either stream. */
  record Ending(int exitCode, String printed) {}

  Command(Path program) {
    words.add(program.toString());
  }

  /** A tool of the JDK in which this test runs. */
  static Command ofJdk(String tool) {
    return ofJdk(Path.of(System.getProperty("java.home")), tool);
  }

  static Command ofJdk(Path jdk, String tool) {
    return new Command(jdk.resolve("bin").resolve(tool));
  }

  Command with(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  /** Appends the Java sources below a directory. */
  Command withSourcesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).sorted().forEach(words::add);
    }
    return this;
  }

  /** Runs the program, which has to end well and in silence. */
  void runSilently() throws IOException, InterruptedException {
    assertThat(run()).isEqualTo(new Ending(0, ""));
  }

  Ending run() throws IOException, InterruptedException {
    return run(Path.of(""), Map.of());
  }

  Ending run(Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile("command", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    // These make a JVM print that it picked them up.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
        throw new AssertionError(words + " did not end; it printed:\n" + Files.readString(printed));
      }
      return new Ending(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      Files.delete(printed);
    }
  }
}
