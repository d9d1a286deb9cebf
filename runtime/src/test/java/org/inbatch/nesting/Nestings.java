package org.inbatch.nesting;

import static org.inbatch.CallOptions.timeout;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.inbatch.Parallelism;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;

/**
 * Makes random nestings of calls, one after the other, those of a range of seeds that are meant for
 * this JVM's pool. Prints the first that goes wrong, or nothing.
 */
final class Nestings {

  /** The sizes of pools that nestings are made on; each has JVMs of its own. */
  static final List<Integer> POOLS = List.of(1, 2, 3, 8);

  private static final long MINUTES_AT_MOST = 1;

  private Nestings() {}

  /** Takes the first seed, and the one after the last. */
  public static void main(String[] args) throws Exception {
    int pool = Parallelism.current().numThreads();
    try (ExecutorService cached = Executors.newCachedThreadPool();
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long seed = Long.parseLong(args[0]); seed < Long.parseLong(args[1]); seed++) {
        if (POOLS.get(Math.floorMod(seed, POOLS.size())) != pool) {
          continue;
        }
        CallPlan plan = new CallPlans(seed).outermost();
        Queue<String> faults = new Nesting(plan, cached, virtual).run();
        if (!faults.isEmpty()) {
          System.out.printf(
              "-Dnestings=1 -Dnestings.seed=%d is%n%s%n%s%n",
              seed, plan.outline("  "), String.join("\n", faults));
          System.exit(1);
        }
      }
    }
    awaitNoThread();
    meet(pool);
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("inbatch-"))
        .toList();
  }

  /** Waits until every thread of InBatch has ended: those of the pool do when they are idle. */
  private static void awaitNoThread() throws InterruptedException {
    for (Thread thread : threads()) {
      if (!thread.join(Duration.ofMinutes(MINUTES_AT_MOST))) {
        throw new AssertionError(thread + " is left");
      }
    }
  }

  /** Makes a call that gets every thread of the pool at once, and no other. */
  private static void meet(int pool) {
    CyclicBarrier meeting = new CyclicBarrier(pool);
    List<Integer> sets = IntStream.range(0, 10 * pool).boxed().toList();
    Results<Integer> results =
        Dispatch.threads(
                ActionSite.of("NestingBatch", "meet", "sets"),
                timeout(Duration.ofMinutes(MINUTES_AT_MOST)))
            .results(ArgumentSets.of(sets), i -> meeting.await());
    if (results.anyFailed() || threads().size() != pool) {
      throw new AssertionError("a pool of %d: %s, %s".formatted(pool, threads(), results));
    }
  }
}
