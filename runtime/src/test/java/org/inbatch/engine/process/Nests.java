package org.inbatch.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is left on disk of starts of workers. */
final class Nests {

  private Nests() {}

  /** Returns the nests that were made by the process with this id, and are there. */
  static List<Path> of(long pid) {
    return Stream.of("/dev/shm", System.getProperty("java.io.tmpdir"))
        .map(Path::of)
        .filter(Files::isDirectory)
        .flatMap(place -> of(place, "inbatch-" + pid + "-"))
        .toList();
  }

  private static Stream<Path> of(Path place, String prefix) {
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(f -> f.getFileName().toString().startsWith(prefix)).toList().stream();
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
