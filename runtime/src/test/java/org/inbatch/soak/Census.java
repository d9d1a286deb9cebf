package org.inbatch.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this JVM holds on to. What is counted in {@code /proc} or {@code /dev/shm} is 0 where there
 * is no such place.
 *
 * @param heap the bytes that are used after a collection
 * @param threads those that matter
 * @param children processes
 * @param files open file descriptors
 * @param mapped memory shared with workers that is still mapped
 * @param nests files where workers come in
 */
record Census(long heap, long threads, long children, long files, long mapped, long nests) {

  static Census take() {
    System.gc();
    long pid = ProcessHandle.current().pid();
    String nest = "inbatch-" + pid + "-";
    return new Census(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        Thread.getAllStackTraces().keySet().stream().filter(Census::counts).count(),
        ProcessHandle.current().children().count(),
        count(Path.of("/proc/self/fd"), ""),
        lines(Path.of("/proc/self/maps"), nest),
        count(Path.of("/dev/shm"), nest));
  }

  /** The JDK keeps those that wait for processes for a minute. */
  private static boolean counts(Thread thread) {
    return !thread.getName().startsWith("process reaper");
  }

  private static long count(Path directory, String prefix) {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  private static long lines(Path file, String part) {
    if (!Files.isReadable(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(part)).count();
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
