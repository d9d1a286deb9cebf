package org.inbatch.engine.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inbatch.Parallelism;
import org.inbatch.ProcessPool;

/**
 * What workers are like that the parent is not.
 *
 * @param jvmFlags further flags of their JVMs; they win over what is inherited and over all else
 *     that InBatch sets
 * @param clearsEnvironment whether a worker's environment begins empty, instead of as the parent's
 * @param removedVariables the variables that are then taken out
 * @param addedVariables the variables that are then set; they win over those for the threads
 * @param childThreads how many processors a worker's JVM sees, and how many threads native back
 *     ends in it use
 * @param frameLimit the most bytes of a message, in both directions
 * @param allowed the classes that may travel though they are not declared, in both directions
 * @param startPatience how long a worker may take to start
 * @param endPatience how long a worker may take to end when it is asked to
 */
record WorkerSettings(
    List<String> jvmFlags,
    boolean clearsEnvironment,
    Set<String> removedVariables,
    Map<String, String> addedVariables,
    int childThreads,
    long frameLimit,
    Allowed allowed,
    Duration startPatience,
    Duration endPatience) {

  /** The system property that tells a worker what to run before anything else. */
  static final String INITIALIZER = "inbatch.worker.initializer";

  private static final Duration START_PATIENCE = Duration.ofSeconds(30);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);

  /** What the heaps of all workers may take of the machine's memory, in percent. */
  private static final double ALL_HEAPS = 50;

  /** What one may take at most: as much as a JVM does of which nothing is said. */
  private static final double LARGEST_HEAP = 25;

  /** Copies the collections. */
  WorkerSettings {
    jvmFlags = List.copyOf(jvmFlags);
    removedVariables = Set.copyOf(removedVariables);
    addedVariables = Map.copyOf(addedVariables);
  }

  /**
   * Returns the settings of the workers of a pool.
   *
   * @param size how many workers the pool has
   */
  static WorkerSettings of(ProcessPool.Settings pool, int size) {
    List<String> flags = new ArrayList<>();
    flags.add(pool.heap().isPresent() ? "-Xmx" + pool.heap().getAsLong() : shareOfMemory(size));
    flags.addAll(pool.jvmFlags());
    pool.initializer().ifPresent(type -> flags.add("-D" + INITIALIZER + "=" + type.getName()));
    return new WorkerSettings(
        flags,
        pool.clearsEnvironment(),
        pool.removedVariables(),
        pool.addedVariables(),
        Parallelism.current().numChildThreads(),
        pool.frameLimit(),
        new Allowed(pool.transferable()),
        START_PATIENCE,
        END_PATIENCE);
  }

  /** However small the share, a JVM takes some 120 MiB where the machine has twice as much. */
  private static String shareOfMemory(int size) {
    double share = Math.min(LARGEST_HEAP, ALL_HEAPS / size);
    return "-XX:MaxRAMPercentage=" + Math.round(share * 1000) / 1000.0;
  }
}
