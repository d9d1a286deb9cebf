package org.inbatch.engine.natives;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** C sources of the tests' own, compiled by the machine's compiler. */
public final class CompiledC {

  private CompiledC() {}

  /**
   * Compiles a source to a shared library; skips the test where there is no compiler.
   *
   * @param library the file to write
   * @param source the source
   */
  public static Path compile(Path library, String source) throws IOException, InterruptedException {
    Optional<Path> compiler = compiler();
    Assumptions.assumeTrue(compiler.isPresent(), "neither cc nor gcc nor clang is on the path");
    Path input = Files.writeString(library.resolveSibling(library.getFileName() + ".c"), source);
    Process process =
        new ProcessBuilder(
                compiler.get().toString(),
                "-shared",
                "-fPIC",
                "-Wall",
                "-Werror",
                "-o",
                library.toString(),
                input.toString())
            .inheritIO()
            .start();
    int exit;
    try {
      exit = process.waitFor();
    } finally {
      process.destroyForcibly().waitFor();
    }
    if (exit != 0) {
      throw new AssertionError("the compiler ended with " + exit);
    }
    return library;
  }

  private static Optional<Path> compiler() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("cc", "gcc", "clang")
        .flatMap(name ->
            Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
