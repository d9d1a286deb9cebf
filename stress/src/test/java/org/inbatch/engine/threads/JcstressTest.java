package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;

/** Runs jcstress in a JVM of its own, once, and makes a test of each of its tests. */
@Tag("long")
final class JcstressTest {

  /** Where jcstress works: its log, its raw results, and its report, {@code index.html}. */
  private static final Path DIRECTORY = Path.of("target", "jcstress").toAbsolutePath();

  private static final Path LOG = DIRECTORY.resolve("jcstress.log");
  private static final String RAW_RESULTS = "*.bin.gz";

  @TestFactory
  Stream<DynamicTest> noOutcomeIsForbidden() throws Exception {
    Collection<String> tests = TestList.tests();
    assertThat(tests).isNotEmpty();
    List<TestResult> results = run();
    return tests.stream().sorted().map(test -> dynamicTest(test, () -> check(test, results)));
  }

  private static void check(String test, List<TestResult> results) {
    assertThat(results)
        .filteredOn(result -> result.getName().equals(test))
        .isNotEmpty()
        .allSatisfy(result -> {
          assertThat(result.getMessages()).isEmpty();
          assertThat(result.status()).isEqualTo(Status.NORMAL);
          assertThat(result.grading().failureMessages).isEmpty();
          assertThat(result.grading().isPassed).isTrue();
          assertThat(result.getTotalCount()).isPositive();
        });
  }

  private static List<TestResult> run() throws IOException, InterruptedException {
    Files.createDirectories(DIRECTORY);
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(DIRECTORY, RAW_RESULTS)) {
      for (Path file : earlier) {
        Files.delete(file);
      }
    }
    Program.run(command(), DIRECTORY, LOG, Long.getLong("jcstress.minutes"));
    List<TestResult> results = new ArrayList<>();
    try (DirectoryStream<Path> raw = Files.newDirectoryStream(DIRECTORY, RAW_RESULTS)) {
      for (Path file : raw) {
        results.addAll(read(file));
      }
    }
    return results;
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "-v"));
    command.addAll(List.of("-r", DIRECTORY.toString()));
    command.addAll(List.of(System.getProperty("jcstress.options").split(" ", 0)));
    return command;
  }

  private static List<TestResult> read(Path file) throws IOException {
    List<TestResult> results = new ArrayList<>();
    DiskReadCollector reader = new DiskReadCollector(file.toString(), results::add);
    try {
      reader.dump();
    } catch (ClassNotFoundException notOurs) {
      throw new IOException(notOurs);
    } finally {
      reader.close();
    }
    return results;
  }
}
