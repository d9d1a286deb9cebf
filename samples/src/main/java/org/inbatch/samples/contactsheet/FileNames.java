package org.inbatch.samples.contactsheet;

import java.nio.file.Path;

/** The names of files. */
final class FileNames {

  private FileNames() {}

  /** Returns the last part of a path, as it is. */
  static String of(Path file) {
    Path name = file.getFileName();
    return (name == null ? file : name).toString();
  }

  /**
   * Returns the last part of a path, with '?' for control characters, which could steer a terminal.
   */
  static String printable(Path file) {
    return of(file).replaceAll("\\p{Cntrl}", "?");
  }
}
