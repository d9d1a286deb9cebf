package org.inbatch.samples.mishaps;

import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.on;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.ProcessPool;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.testing.Mishap;

/** The fields of a picture of the sky, in which galaxies are counted: not all of them survive. */
public final class SkyBatch extends Batch<Field> implements SkyBatchDispatcher.Parallel {

  /** Ample for a field, whose galaxies are counted in milliseconds. */
  private static final Duration PER_FIELD = Duration.ofSeconds(3);

  /** What workers print goes here; of one that crashed it is in the exception, too. */
  private static final Logger PRINTED = Logger.getLogger("org.inbatch.worker");

  SkyBatch(List<Field> fields) {
    super(fields);
  }

  /** Counts what shines in a field, unless something happens; the sky is sent once a worker. */
  @InBatchParallel(init = "indices", post = "report", target = ParallelTarget.PROCESS)
  static int sources(Field field, Sky sky) {
    field.mishap().happen();
    return sky.sources(field);
  }

  /** Returns how many fields came back and what is in them, and a line for each that did not. */
  List<String> report(Results<Integer> results) {
    List<Integer> counts = results.successes().stream().map(Outcome.Success::value).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d of %d fields: %d sources of light"
            .formatted(counts.size(), size(), counts.stream().mapToInt(Integer::intValue).sum()));
    results.failures().forEach(failure -> lines.add(told(failure)));
    return lines;
  }

  /** Says what is known; of what a JVM prints when it crashes, what killed it is enough. */
  private static String told(Outcome.Failure<Integer> failure) {
    return failure
        .cause()
        .toString()
        .lines()
        .filter(line -> !line.endsWith("#"))
        .limit(3)
        .collect(
            Collectors.joining(
                "\n", "field %d: %s, ".formatted(failure.position(), failure.kind()), ""));
  }

  /** Returns a hundred fields, of which one crashes, one hangs and one runs out of memory. */
  private static List<Field> fields() {
    return IntStream.range(0, Field.SIDE * Field.SIDE)
        .mapToObj(i ->
            new Field(
                i % Field.SIDE,
                i / Field.SIDE,
                switch (i) {
                  case 17 -> Mishap.SEGFAULT;
                  case 42 -> Mishap.SPIN;
                  case 76 -> Mishap.EAT_MEMORY;
                  default -> Mishap.NONE;
                }))
        .toList();
  }

  /**
   * Counts in a picture.
   *
   * @param crashLogs the folder for the logs of JVMs that crash
   */
  static List<String> lines(Path picture, Path crashLogs) throws IOException {
    Sky sky = Sky.read(picture);
    Files.createDirectories(crashLogs);
    try (ProcessPool pool =
        ProcessPool.builder()
            .heap(64 << 20)
            .jvmFlags("-XX:ErrorFile=" + crashLogs.resolve("hs_err_pid%p.log"))
            .build()) {
      return new SkyBatch(fields()).parallel().sources(sky, itemTimeout(PER_FIELD), on(pool));
    }
  }

  /** Takes a picture; without one, that of the samples. */
  public static void main(String[] args) throws IOException {
    PRINTED.setLevel(Level.OFF);
    Path picture = Path.of(args.length > 0 ? args[0] : "samples/pictures/hubble_deep_field.jpg");
    lines(picture, Path.of("out")).forEach(System.out::println);
  }
}
