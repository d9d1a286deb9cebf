package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Runs {@linkplain WholeCall whole calls} in a JVM whose threads Fray schedules, and makes a test
 * of each. That JVM is linked from the one that runs this, with Fray's calls in its classes.
 */
final class InterleavingsTest {

  /** Where all that is made goes: the linked JDK, the logs, and a report of each call. */
  private static final Path DIRECTORY = Path.of("target", "fray").toAbsolutePath();

  private static final Path JDK = DIRECTORY.resolve("jdk");

  /** Says what the linked JDK was made from. */
  private static final Path LINKED = DIRECTORY.resolve("linked.txt");

  private static final Path LIBRARY = DIRECTORY.resolve("libjvmti.so");
  private static final Path LOG = DIRECTORY.resolve("fray.log");

  /** What Fray and this module need. */
  private static final String MODULES =
      "java.base,java.instrument,java.logging,java.management,java.rmi,jdk.unsupported";

  private static final Pattern LINKER = jar("fray-instrumentation-jdk");
  private static final Pattern AGENT = jar("fray-instrumentation-agent");
  private static final Pattern NATIVE = jar("fray-jvmti-linux-x8664");

  /** What has to do with linking alone: the agent has it inside, or the linked JDK has. */
  private static final Pattern OF_LINKER =
      jar("fray-instrumentation-jdk|fray-instrumentation-base|fray-runtime");

  private static final Pattern LINKERS_PATH =
      jar(
          "fray-instrumentation-jdk|fray-instrumentation-base|fray-runtime|asm|asm-[a-z]+|kotlin-stdlib|kotlin-reflect");

  private static Pattern jar(String names) {
    return Pattern.compile("(" + names + ")-[0-9][^/]*\\.jar");
  }

  @TestFactory
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  Stream<DynamicTest> everyOrderOfStepsComesOutRight() throws Exception {
    List<WholeCall> calls = calls();
    Files.createDirectories(DIRECTORY);
    linkJdk();
    unpackLibrary();
    for (WholeCall call : calls) {
      Files.deleteIfExists(result(call));
    }
    execute(explorer(calls), LOG);
    return calls.stream().map(call -> dynamicTest(call.name(), () -> check(call)));
  }

  private static void check(WholeCall call) throws IOException {
    assertThat(result(call)).as("result: another call failed before, or see %s", LOG).exists();
    assertThat(Files.readString(result(call))).startsWith(Interleavings.PASSED);
  }

  private static Path result(WholeCall call) {
    return DIRECTORY.resolve(call.name()).resolve(Interleavings.RESULT);
  }

  private static List<WholeCall> calls() {
    String chosen = System.getProperty("fray.calls");
    return chosen == null
        ? List.of(WholeCall.values())
        : Arrays.stream(chosen.split(",", 0)).map(WholeCall::valueOf).toList();
  }

  private static void linkJdk() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("java.home"));
    String madeFrom = home + " " + Runtime.version() + " " + jar(LINKER);
    if (Files.exists(LINKED) && Files.readString(LINKED).equals(madeFrom)) {
      return;
    }
    Files.deleteIfExists(LINKED);
    deleteAll(JDK);
    String path = classPath(LINKERS_PATH.asMatchPredicate());
    execute(
        List.of(
            home.resolve("bin").resolve("jlink").toString(),
            "-J-XX:-UsePerfData",
            "-J-javaagent:" + jar(LINKER),
            "-J--module-path=" + path,
            "-J--add-modules=org.pastalab.fray.instrumentation.jdk",
            "-J--class-path=" + path,
            "--add-modules=" + MODULES,
            "--output=" + JDK,
            "--fray-instrumentation"),
        DIRECTORY.resolve("jlink.log"));
    Files.writeString(LINKED, madeFrom);
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static void unpackLibrary() throws IOException {
    try (ZipFile jar = new ZipFile(jar(NATIVE))) {
      ZipEntry library = jar.getEntry(LIBRARY.getFileName().toString());
      Files.deleteIfExists(LIBRARY);
      try (InputStream in = jar.getInputStream(library)) {
        Files.copy(in, LIBRARY);
      }
    }
  }

  private static List<String> explorer(List<WholeCall> calls) {
    List<String> command = new ArrayList<>();
    command.add(JDK.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:-UsePerfData", "-XX:ActiveProcessorCount=3"));
    command.add("-Djava.io.tmpdir=" + DIRECTORY);
    command.add("-Dfray.recordSchedule=" + Boolean.getBoolean("fray.recordSchedule"));
    command.add("-javaagent:" + jar(AGENT));
    command.add("-agentpath:" + LIBRARY);
    command.addAll(List.of("-cp", classPath(OF_LINKER.asMatchPredicate().negate())));
    command.addAll(List.of(Interleavings.class.getName(), DIRECTORY.toString()));
    command.addAll(List.of(System.getProperty("fray.runs"), System.getProperty("fray.seed")));
    calls.forEach(call -> command.add(call.name()));
    return command;
  }

  /** Runs a program to its end. */
  private static void execute(List<String> command, Path log)
      throws IOException, InterruptedException {
    int exit = Program.run(command, DIRECTORY, log, Long.getLong("fray.minutes"));
    assertThat(exit).as("exit value; see %s", log).isZero();
  }

  private static String jar(Pattern name) {
    String path = classPath(name.asMatchPredicate());
    assertThat(path).as("class path").isNotEmpty().doesNotContain(File.pathSeparator);
    return path;
  }

  /** Returns what is on this JVM's class path under such names. */
  private static String classPath(Predicate<String> names) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, 0))
        .filter(entry -> names.test(Path.of(entry).getFileName().toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
