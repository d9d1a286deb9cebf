package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that a test runs in a process of its own. */
final class Program {

  private Program() {}

  /**
   * Runs a program to its end and returns its exit value. Fails if it takes longer; it is killed
   * then, with what it has started.
   *
   * @param log the file that gets what it prints
   */
  static int run(List<String> command, Path directory, Path log, long minutes)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(minutes, TimeUnit.MINUTES))
          .as("it ends: where it does not, the last lines of %s say what it did", log)
          .isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.exitValue();
  }
}
