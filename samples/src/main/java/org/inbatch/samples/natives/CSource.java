package org.inbatch.samples.natives;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** C of the samples' own, compiled by the machine's compiler where there is one. */
public final class CSource {

  private CSource() {}

  /**
   * Compiles a source and loads the library; each time anew. Blocks until the compiler has ended.
   *
   * @param neighbour the class that the source lies beside
   * @param source the file's name
   * @return whether there was a compiler
   * @throws IllegalStateException if the compiler failed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  @SuppressWarnings("restricted") // the sample's JVM allows native access
  public static boolean load(Class<?> neighbour, String source) throws InterruptedException {
    Optional<Path> compiler = compiler();
    if (compiler.isEmpty()) {
      return false;
    }
    try {
      Path folder = Files.createTempDirectory("inbatch-sample");
      Path input = folder.resolve(source);
      Path library = folder.resolve(System.mapLibraryName("sample"));
      try (InputStream resource = neighbour.getResourceAsStream(source)) {
        Files.copy(Objects.requireNonNull(resource, source), input);
        // Without contraction, C computes as Java does.
        compile(
            List.of(
                compiler.get(),
                "-O2",
                "-ffp-contract=off",
                "-shared",
                "-fPIC",
                "-o",
                library,
                input,
                "-lm"));
        System.load(library.toString());
      } finally {
        // What is loaded stays so without its file.
        Files.deleteIfExists(library);
        Files.deleteIfExists(input);
        Files.delete(folder);
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    return true;
  }

  private static void compile(List<Object> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command.stream().map(Object::toString).toList()).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
  }

  private static Optional<Path> compiler() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .flatMap(folder -> Stream.of("cc", "gcc", "clang").map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
