package org.inbatch.benchmarks.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The pools of worker processes that Python has, timed by a script, where there is a Python. */
final class PythonPools {

  private static final String SCRIPT = "pools.py";

  private PythonPools() {}

  /**
   * Runs the script, prints what it says and returns it: nothing where no {@code python3} runs.
   *
   * @param mode of {@link org.inbatch.benchmarks.JmhRun}
   */
  static List<PoolTime> times(String mode) throws IOException, InterruptedException {
    // A file, as workers may have to import the functions that they run.
    Path script = Files.createTempFile("pools", ".py");
    try {
      try (InputStream source = requireNonNull(PythonPools.class.getResourceAsStream(SCRIPT))) {
        Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
      }
      return run(script, mode.equals("smoke") ? "0.05" : "3");
    } finally {
      Files.delete(script);
    }
  }

  private static List<PoolTime> run(Path script, String seconds)
      throws IOException, InterruptedException {
    ProcessBuilder python =
        new ProcessBuilder("python3", script.toString(), seconds)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process;
    try {
      process = python.start();
    } catch (IOException e) {
      System.out.println(
          "Python's pools were left out (apt install python3 python3-joblib): " + e.getMessage());
      return List.of();
    }
    List<PoolTime> times;
    try (var lines = process.inputReader()) {
      times = lines.lines().peek(System.out::println).map(PoolTime::parse).toList();
    }
    if (process.waitFor() != 0) {
      System.out.println(SCRIPT + " ended with " + process.exitValue());
    }
    return times;
  }
}
