package org.inbatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inbatch.benchmarks.peer.Peer;

/** What the numbers were measured on. */
final class Machine {

  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Returns a line about the machine. */
  static String describe(double nanosARound) {
    return String.format(
        Locale.ROOT,
        "%d cores, %s, JDK %s (%s), %s %s, %s, %.2f ns a round of work, %s",
        Peer.CORES,
        processor(),
        Runtime.version(),
        System.getProperty("java.vendor"),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(" and ")),
        nanosARound,
        Instant.now().truncatedTo(ChronoUnit.MINUTES));
  }

  /** Returns the processor's name where Linux tells it, else its architecture. */
  private static String processor() {
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(CPU)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
