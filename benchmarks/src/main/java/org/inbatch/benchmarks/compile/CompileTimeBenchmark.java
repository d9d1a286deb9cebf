package org.inbatch.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Times the compilation of a module whose dispatchers are generated, beside the same module with
 * the same dispatchers written by hand.
 *
 * <p>Arguments: {@code short} or {@code full} (how often), and the folder to write to.
 */
public final class CompileTimeBenchmark {

  /** In each JVM: the first is cold, the last is warm. */
  private static final int COMPILATIONS = 6;

  private CompileTimeBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int forks =
        switch (args[0]) {
          case "short" -> 5;
          case "full" -> 15;
          default -> throw new IllegalArgumentException("mode must be short or full: " + args[0]);
        };
    Path folder = Files.createTempDirectory(Path.of(args[1]), "compile-time");
    prepare(folder);
    Map<Contender, List<List<Sample>>> samples = new EnumMap<>(Contender.class);
    for (int fork = 0; fork < forks; fork++) {
      for (Contender contender : Contender.values()) {
        List<Sample> timed = fork(contender, folder);
        System.out.println(contender + " " + timed);
        samples.computeIfAbsent(contender, _ -> new ArrayList<>()).add(timed);
      }
    }
    String table = new CompileTimeTable(samples).toString();
    Path file = Path.of(args[1]).resolve("compile-time.md");
    Files.writeString(file, table);
    Sources.delete(folder);
    System.out.println(table);
    System.out.println("written to " + file);
  }

  /** Writes the sources of the module, and of its dispatchers. */
  private static void prepare(Path folder) throws IOException {
    Path sources = folder.resolve("sources");
    new UserModule().write(sources);
    Path dispatchers = Files.createDirectory(folder.resolve("dispatchers"));
    List<String> options = new ArrayList<>(List.of("-proc:only"));
    options.addAll(Contender.GENERATED.options(dispatchers, dispatchers));
    Compilation.compile(Sources.in(sources), options);
    if (Sources.in(dispatchers).size() != UserModule.BATCHES) {
      throw new IllegalStateException("not a dispatcher for each batch in " + dispatchers);
    }
  }

  private static List<Sample> fork(Contender contender, Path folder)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Compilation.class.getName(),
                contender.name(),
                Integer.toString(COMPILATIONS),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Sample> samples;
    try (var lines = process.inputReader()) {
      samples = lines.lines().map(Sample::parse).toList();
    }
    if (process.waitFor() != 0 || samples.size() != COMPILATIONS) {
      throw new IllegalStateException(contender + " ended with " + process.exitValue());
    }
    return samples;
  }
}
