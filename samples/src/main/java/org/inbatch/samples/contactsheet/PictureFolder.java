package org.inbatch.samples.contactsheet;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder of files that should be pictures. */
final class PictureFolder {

  private PictureFolder() {}

  /**
   * Returns whatever stands in a folder but for hidden files and folders, by name.
   *
   * <p>Links that lead nowhere and the like are among it: they fail as pictures, and are so told
   * of.
   *
   * @throws IOException if there is no such folder or it cannot be read
   */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!Files.isHidden(entry) && !Files.isDirectory(entry)) {
          files.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    files.sort(Comparator.comparing(FileNames::of));
    return files;
  }
}
