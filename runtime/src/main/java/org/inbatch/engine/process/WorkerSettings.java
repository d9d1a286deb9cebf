package org.inbatch.engine.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.inbatch.Parallelism;
import org.inbatch.ProcessPool;

/**
 * What workers are like that the parent is not.
 *
 * @param jvmFlags further flags of their JVMs; they win over what is inherited and over all else
 *     that InBatch sets
 * @param heap the bytes of a worker's heap at most; without it the JVM decides
 * @param clearsEnvironment whether a worker's environment begins empty, instead of as the parent's
 * @param removedVariables the variables that are then taken out
 * @param addedVariables the variables that are then set; they win over those for the threads
 * @param childThreads how many processors a worker's JVM sees, and how many threads native back
 *     ends in it use
 * @param frameLimit the most bytes of a message, in both directions
 * @param startPatience how long a worker may take to start
 * @param endPatience how long a worker may take to end when it is asked to
 */
record WorkerSettings(
    List<String> jvmFlags,
    OptionalLong heap,
    boolean clearsEnvironment,
    Set<String> removedVariables,
    Map<String, String> addedVariables,
    int childThreads,
    long frameLimit,
    Duration startPatience,
    Duration endPatience) {

  /** The system property that tells a worker what to run before anything else. */
  static final String INITIALIZER = "inbatch.worker.initializer";

  /** Copies the collections. */
  WorkerSettings {
    jvmFlags = List.copyOf(jvmFlags);
    removedVariables = Set.copyOf(removedVariables);
    addedVariables = Map.copyOf(addedVariables);
  }

  /** Returns the settings of workers of which nothing was said. */
  static WorkerSettings defaults() {
    return new WorkerSettings(
        List.of(),
        OptionalLong.empty(),
        false,
        Set.of(),
        Map.of(),
        1,
        1L << 30,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** Returns the settings of the workers of a pool. */
  static WorkerSettings of(ProcessPool.Settings pool) {
    List<String> flags = new ArrayList<>(pool.jvmFlags());
    pool.initializer().ifPresent(type -> flags.add("-D" + INITIALIZER + "=" + type.getName()));
    WorkerSettings usual = defaults();
    return new WorkerSettings(
        flags,
        pool.heap(),
        pool.clearsEnvironment(),
        pool.removedVariables(),
        pool.addedVariables(),
        Parallelism.current().numChildThreads(),
        pool.frameLimit(),
        usual.startPatience,
        usual.endPatience);
  }

  /** Returns these settings with further JVM flags. */
  WorkerSettings withJvmFlags(String... flags) {
    return new WorkerSettings(
        List.of(flags),
        heap,
        clearsEnvironment,
        removedVariables,
        addedVariables,
        childThreads,
        frameLimit,
        startPatience,
        endPatience);
  }
}
