package org.inbatch.program;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inbatch.Batch;

/**
 * A main class that is run in a JVM of its own, which has ended when {@link #run} returns.
 *
 * <p>Its class path has InBatch and the tests, and of InBatch's optional libraries only those asked
 * for.
 */
public final class Program {

  /** How a program ended. */
  public record Ending(int exitCode, String out, String err) {}

  private final Class<?> main;
  private final List<String> flags = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<Class<?>> libraries = new ArrayList<>();
  private Map<String, String> environment = Map.of();
  private Duration limit = Duration.ofMinutes(1);

  /** Creates the program of a main class, with no arguments. */
  public Program(Class<?> main) {
    this.main = main;
  }

  /** Adds flags of the JVM. */
  public Program withFlags(String... more) {
    flags.addAll(Arrays.asList(more));
    return this;
  }

  /** Adds arguments of the main method. */
  public Program withArguments(String... more) {
    arguments.addAll(Arrays.asList(more));
    return this;
  }

  /** Puts the library on the class path that the class is from. */
  Program withLibraryOf(Class<?> ofLibrary) {
    libraries.add(ofLibrary);
    return this;
  }

  Program withEnvironment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** Says how long the program may take, instead of a minute. */
  public Program within(Duration time) {
    limit = time;
    return this;
  }

  /** Runs the program, with files in the directory for what it prints. */
  public Ending run(Path directory) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "program", ".out");
    Path err = Files.createTempFile(directory, "program", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath()));
    command.addAll(flags);
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // These make a JVM print that it picked them up.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().keySet().removeIf(name -> name.startsWith("INBATCH_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(limit)) {
        throw new AssertionError(
            "%s did not end; it printed:%n%s%n%s"
                .formatted(main.getName(), Files.readString(out), Files.readString(err)));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return new Ending(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private String classPath() {
    return Stream.concat(Stream.of(Batch.class, main), libraries.stream())
        .map(c ->
            Path.of(URI.create(c.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
