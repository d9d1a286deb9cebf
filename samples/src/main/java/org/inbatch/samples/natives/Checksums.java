package org.inbatch.samples.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prints what zlib, and some C of the sample's own, say of the files of a folder. */
public final class Checksums {

  private Checksums() {}

  /** Takes a folder; without one, the pictures of the samples. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args.length > 0 ? args[0] : "samples/pictures");
    lines(folder).forEach(System.out::println);
  }

  /** Returns a line a file, in alphabetical order. */
  static List<String> lines(Path folder) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    FileBatchDispatcher calls = new FileBatch(files).parallel();
    List<Long> checksums = calls.crc32().values();
    List<Long> sizes = calls.compress2(6);
    List<String> entropies =
        CSource.load(FileBatch.class, "entropy.c")
            ? calls.entropy().values().stream().map("%.3f bits a byte"::formatted).toList()
            : files.stream().map(file -> "no C compiler here").toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      lines.add(
          "%s: crc32 %08x, %d bytes of %d, %s"
              .formatted(
                  files.get(i).getFileName(),
                  checksums.get(i),
                  sizes.get(i),
                  Files.size(files.get(i)),
                  entropies.get(i)));
    }
    return lines;
  }
}
