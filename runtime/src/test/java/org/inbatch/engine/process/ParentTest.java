package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.inbatch.annotations.InBatchParallel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that have workers, as they are started in many ways, and how they end. */
@Timeout(60)
final class ParentTest {

  private static final Path INBATCH = home(WorkerJvm.class);
  private static final Path ANNOTATIONS = home(InBatchParallel.class);
  private static final Path TESTS = home(Parent.class);
  private static final String CLASS_PATH =
      INBATCH + File.pathSeparator + ANNOTATIONS + File.pathSeparator + TESTS;

  @TempDir private Path directory;

  private final List<Process> parents = new ArrayList<>();

  private static Path home(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(directory.resolve("err").toFile());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dof.the.variable=1 -Xlog:disable");
    Process parent = builder.start();
    parents.add(parent);
    return parent;
  }

  @AfterEach
  void noneIsLeftNorAnyFileOfIts() throws InterruptedException {
    for (Process parent : parents) {
      parent.destroyForcibly().waitFor();
      assertThat(Nests.of(parent.pid())).isEmpty();
    }
  }

  private List<String> asked(String... arguments) throws Exception {
    List<String> printed = start(arguments).inputReader().lines().toList();
    assertThat(printed).as("%s", err()).isNotEmpty();
    assertEnds(printed.getFirst());
    return printed;
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err"));
  }

  private static void assertEnds(String pid) throws Exception {
    ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
    if (process != null) {
      process.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void aWorkerHasTheClassPathAndTheFlagsThatMatter() throws Exception {
    Path arguments = directory.resolve("arguments");
    Files.write(
        arguments,
        List.of(
            "-cp \"" + CLASS_PATH + "\" -ea -Xmx64m -XX:+UseParallelGC -Xss3m",
            "--add-opens java.base/java.lang=ALL-UNNAMED --add-modules jdk.httpserver",
            "-Dcom.sun.management.no=1 \"-Dsome.property=with space\""));

    List<String> printed = asked("@" + arguments, Parent.class.getName(), "asks");

    assertThat(printed)
        .contains(
            "-ea",
            "-Xss3m",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-modules=jdk.httpserver",
            "-Dsome.property=with space",
            "-Dof.the.variable=1",
            "module null",
            "variable null",
            "WARNING [one] logged by it")
        .doesNotContain("-Xmx64m", "-XX:+UseParallelGC", "-Dcom.sun.management.no=1");
  }

  @Test
  void aWorkerHasTheModulePathAndTheModulesOfItsParent() throws Exception {
    List<String> printed =
        asked(
            "-p",
            INBATCH + File.pathSeparator + ANNOTATIONS,
            "--patch-module",
            "org.inbatch=" + TESTS,
            "-m",
            "org.inbatch/" + Parent.class.getName(),
            "asks");

    assertThat(printed)
        .contains(
            "--patch-module=org.inbatch=" + TESTS,
            "module org.inbatch",
            "WARNING [one] logged by it");
  }

  @Test
  void aWorkerHasWhatTheManifestOfTheJarOpens() throws Exception {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Parent.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        INBATCH.toUri() + " " + ANNOTATIONS.toUri() + " " + TESTS.toUri());
    main.putValue("Add-Opens", "java.base/java.lang java.base/java.util");
    main.putValue("Enable-Native-Access", "ALL-UNNAMED");
    Path jar = directory.resolve("a jar.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();

    List<String> printed = asked("-jar", jar.toString(), "asks");

    assertThat(printed)
        .contains(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void workersEndWithAParentThatIsKilledAndSoDoTheirChildren() throws Exception {
    killedWhenItSays("hangs", 4);
  }

  @Test
  void workersThatStartEndWithAParentThatIsKilled() throws Exception {
    killedWhenItSays("starts", 2);
  }

  @Test
  void workersThatStartEndWithAParentThatEnds() throws Exception {
    List<String> processes = asked("-cp", CLASS_PATH, Parent.class.getName(), "leaves");

    assertThat(processes).hasSize(2);
    assertEnds(processes.getLast());
  }

  @Test
  void nothingIsLeftOfWorkersThatEndedJustBeforeTheirParent() throws Exception {
    List<String> processes = asked("-cp", CLASS_PATH, Parent.class.getName(), "leaves-the-dead");

    assertThat(processes).hasSize(2);
  }

  private void killedWhenItSays(String last, int ids) throws Exception {
    Process parent = start("-cp", CLASS_PATH, Parent.class.getName(), last);
    BufferedReader printed = parent.inputReader();
    List<String> processes = new ArrayList<>();
    for (String line = printed.readLine(); !last.equals(line); line = printed.readLine()) {
      processes.add(String.valueOf(line));
    }
    assertThat(processes).hasSize(ids);
    parent.destroyForcibly().waitFor();

    for (String process : processes) {
      assertEnds(process);
    }
  }
}
