package org.inbatch.engine.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A directory, closed to other users, that has what a worker and its parent need to meet. Once they
 * have met it is removed: by the parent, or by the worker if it finds its parent gone.
 */
record Nest(Path directory) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Longer paths are not taken for a socket everywhere. */
  private static final int LONGEST = 80;

  /**
   * Makes one, with the memory in it: where files are memory if there is such a place, else where
   * temporary files are.
   */
  static Nest make() throws IOException {
    IOException refused = new IOException("There is no place for a worker's socket and memory");
    for (String place : new String[] {"/dev/shm", System.getProperty("java.io.tmpdir"), "/tmp"}) {
      Path parent = Path.of(place).toAbsolutePath();
      if (parent.toString().length() < LONGEST && Files.isWritable(parent)) {
        try {
          return make(parent);
        } catch (IOException full) {
          refused.addSuppressed(full);
        }
      }
    }
    throw refused;
  }

  private static Nest make(Path parent) throws IOException {
    Nest nest = new Nest(fresh(parent));
    try {
      SharedMemory.create(nest.memory());
      return nest;
    } catch (IOException full) {
      nest.remove();
      throw full;
    }
  }

  /** A name may be taken, by a process that had the same id: nobody was left to remove it. */
  private static Path fresh(Path parent) throws IOException {
    while (true) {
      Path directory =
          parent.resolve(
              "inbatch-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
      try {
        return Files.createDirectory(directory, forTheOwner());
      } catch (FileAlreadyExistsException taken) {
        // the next one is not
      }
    }
  }

  private static FileAttribute<?>[] forTheOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The socket that the parent listens at. */
  Path socket() {
    return directory.resolve("socket");
  }

  /** The file of the {@link SharedMemory}. */
  Path memory() {
    return directory.resolve("memory");
  }

  /** The arguments of the worker's JVM. */
  Path arguments() {
    return directory.resolve("arguments");
  }

  /** Removes it and what is in it, as far as that is possible and not done already. */
  void remove() {
    for (Path each : new Path[] {socket(), memory(), arguments(), directory}) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException kept) {
        // a system may keep a file that is mapped
      }
    }
  }
}
