package org.inbatch.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.inbatch.ProcessPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Eight callers make random calls in worker processes, in which items crash, exit, hang and run out
 * of memory, while workers are killed and pools are resized: every call ends, every outcome is
 * right, nothing is left behind. {@code -Dsoak.seconds=600} takes ten minutes; {@code -Dsoak.seed}
 * repeats the draws, but not who came first.
 */
final class SoakTest {

  private static final long SECONDS = Long.getLong("soak.seconds", 15);
  private static final long SEED = Long.getLong("soak.seed", new Random().nextLong());
  private static final int CALLERS = 8;

  /** Within this every call ends, and every worker that was told to. */
  private static final Duration GENEROUS = Duration.ofMinutes(2);

  // What may be there besides: threads that are kept for a while, and what the JDK opens late.

  private static final int MORE_THREADS = 4;
  private static final int MORE_FILES = 4;
  private static final long MORE_HEAP = 16 << 20;

  /** What workers print when they crash is nothing to read here. */
  private static final Logger PRINTED = Logger.getLogger("org.inbatch.worker");

  private final Random seeds = new Random(SEED);

  @BeforeEach
  void printNothing() {
    PRINTED.setLevel(Level.OFF);
  }

  @AfterEach
  void printAgain() {
    PRINTED.setLevel(null);
  }

  private static ProcessPool pool(ProcessPool.Builder settings) {
    return settings
        .size(2)
        .heap(64 << 20)
        .jvmFlags("-XX:+SuppressFatalErrorMessage", "-XX:TieredStopAtLevel=1")
        .build();
  }

  @Test
  void everyCallEndsRightlyAndNothingIsLeft() throws Exception {
    soak(Duration.ofSeconds(Math.min(SECONDS, 3)));
    Census before = atRest(Long.MAX_VALUE, Long.MAX_VALUE);

    String summary = soak(Duration.ofSeconds(SECONDS));

    System.out.printf("Soak of seed %d: %s%n", SEED, summary);
    Census after = atRest(before.threads() + MORE_THREADS, before.files() + MORE_FILES);
    System.out.printf("  %s%n  %s%n", before, after);
    assertThat(after.heap()).isLessThan(before.heap() + MORE_HEAP);
  }

  /** Returns what this JVM holds on to when no worker is left, and no more than so much. */
  private static Census atRest(long threads, long files) {
    await()
        .atMost(GENEROUS)
        .untilAsserted(() -> {
          assertThat(Thread.getAllStackTraces().keySet())
              .extracting(Thread::getName)
              .noneMatch(name -> name.startsWith("inbatch-worker-"))
              .doesNotContain("inbatch-workers idle");
          Census now = Census.take();
          assertThat(now.children()).isZero();
          assertThat(now.mapped()).isZero();
          assertThat(now.nests()).isZero();
          assertThat(now.threads()).isLessThanOrEqualTo(threads);
          assertThat(now.files()).isLessThanOrEqualTo(files);
        });
    return Census.take();
  }

  /** Returns what was done and what came of it. */
  private String soak(Duration duration) throws Exception {
    Tally tally = new Tally();
    try (ProcessPool plain = pool(ProcessPool.builder());
        ProcessPool recycling = pool(ProcessPool.builder().itemsPerWorker(200));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      List<ProcessPool> pools = List.of(plain, recycling);
      Chaos chaos = new Chaos(pools);
      List<FutureTask<?>> all = new ArrayList<>();
      all.add(start("kills", chaos, random -> chaos.kill(random)));
      all.add(start("resizes", chaos, random -> chaos.resize(random)));
      all.add(start("resizes too", chaos, random -> chaos.resize(random)));
      for (int i = 0; i < CALLERS; i++) {
        all.add(
            start(
                "calls " + i,
                chaos,
                random -> {
                  while (!chaos.isOver()) {
                    new RandomCall(random, pools, chaos, tally).run(clock);
                  }
                }));
      }
      chaos.awaitEnd(duration.toMillis());
      chaos.end();
      for (FutureTask<?> each : all) {
        awaitEnd(each);
      }
      return "%s, %d kills, %d resizes".formatted(tally, chaos.kills(), chaos.resizes());
    }
  }

  private interface Doing {
    void run(Random random) throws Exception;
  }

  /** Starts a thread that goes on until all is over; what goes wrong there ends it all. */
  private FutureTask<?> start(String name, Chaos chaos, Doing doing) {
    Random random = new Random(seeds.nextLong());
    FutureTask<?> task =
        new FutureTask<>(() -> {
          try {
            doing.run(random);
          } finally {
            chaos.end();
          }
          return null;
        });
    Thread.ofPlatform().daemon().name("soak: " + name).start(task);
    return task;
  }

  private static void awaitEnd(FutureTask<?> task) throws InterruptedException {
    try {
      task.get(GENEROUS.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException wrong) {
      throw new AssertionError("seed " + SEED, wrong.getCause());
    } catch (TimeoutException hangs) {
      throw new AssertionError("seed " + SEED + ": a call does not end\n" + dump(), hangs);
    }
  }

  private static String dump() {
    StringBuilder dump = new StringBuilder();
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      dump.append(each.getKey()).append('\n');
      for (StackTraceElement frame : each.getValue()) {
        dump.append("    at ").append(frame).append('\n');
      }
    }
    return dump.toString();
  }
}
