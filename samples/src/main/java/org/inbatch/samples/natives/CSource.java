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

/** C of the sample's own, compiled by the machine's compiler where there is one. */
final class CSource {

  private CSource() {}

  /**
   * Compiles a source that lies beside this class, and loads the library.
   *
   * @param source the file's name
   * @return whether there was a compiler
   */
  @SuppressWarnings("restricted") // the sample's JVM allows native access
  static boolean load(String source) throws InterruptedException {
    Optional<Path> compiler = compiler();
    if (compiler.isEmpty()) {
      return false;
    }
    try {
      Path folder = Files.createTempDirectory("inbatch-sample");
      Path input = folder.resolve(source);
      Path library = folder.resolve(System.mapLibraryName("sample"));
      try (InputStream resource = CSource.class.getResourceAsStream(source)) {
        Files.copy(Objects.requireNonNull(resource, source), input);
        compile(List.of(compiler.get(), "-O2", "-shared", "-fPIC", "-o", library, input, "-lm"));
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
