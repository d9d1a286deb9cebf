package org.inbatch.soak;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inbatch.ProcessPool;
import org.inbatch.WorkerLostException;

/** Kills workers and resizes pools, until it is over; remembers what it has done. Thread-safe. */
final class Chaos {

  private static final int MOST_WORKERS = 4;
  private static final int KILL_EVERY_MILLIS = 1_000;
  private static final int RESIZE_EVERY_MILLIS = 4_000;

  private static final Pattern WORKER = Pattern.compile("worker ([^ ]+ \\(pid \\d+\\)) ended");

  private final List<ProcessPool> pools;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Set<Long> killed = ConcurrentHashMap.newKeySet();
  private final Set<String> charged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger resizes = new AtomicInteger();

  Chaos(List<ProcessPool> pools) {
    this.pools = List.copyOf(pools);
  }

  void end() {
    over.countDown();
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Waits for so long, or until it is over; returns whether it is. */
  boolean awaitEnd(long millis) throws InterruptedException {
    return over.await(millis, TimeUnit.MILLISECONDS);
  }

  private ProcessPool any(RandomGenerator random) {
    return pools.get(random.nextInt(pools.size()));
  }

  /** Kills workers that were ready, one after the other: by a signal that none survives. */
  void kill(Random random) throws InterruptedException {
    while (!awaitEnd(random.nextInt(2 * KILL_EVERY_MILLIS))) {
      List<ProcessHandle> workers = any(random).processes();
      if (!workers.isEmpty()) {
        ProcessHandle worker = workers.get(random.nextInt(workers.size()));
        killed.add(worker.pid());
        kills.incrementAndGet();
        worker.destroyForcibly();
      }
    }
  }

  void resize(Random random) throws InterruptedException {
    while (!awaitEnd(random.nextInt(2 * RESIZE_EVERY_MILLIS))) {
      any(random).resize(1 + random.nextInt(MOST_WORKERS));
      resizes.incrementAndGet();
    }
  }

  int kills() {
    return kills.get();
  }

  int resizes() {
    return resizes.get();
  }

  boolean hasKilled(WorkerLostException lost) {
    return killed.contains(lost.pid()) && lost.exitCode() == 128 + 9;
  }

  /** Takes note that a lost worker is why an item failed; returns false if another did, too. */
  boolean charge(WorkerLostException lost) {
    Matcher worker = WORKER.matcher(String.valueOf(lost.getMessage()));
    return worker.find() && charged.add(worker.group(1));
  }
}
