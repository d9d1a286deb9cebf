package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.inbatch.Parallelism;
import org.jspecify.annotations.Nullable;

/**
 * The daemon threads of this JVM that help runs; started when they are needed, gone when they are
 * idle for a while.
 *
 * <p>A run that asks for a helper gets an idle thread, or else a new one, while fewer are at work
 * than configured, less one where its caller works too, or where the caller asked for so many
 * workers; else it waits in line, and threads go round among those that wait. Who waits for a run
 * of its own is not at work meanwhile. A thread that overruns a deadline leaves the pool until it
 * comes back, and another may take its place.
 */
final class WorkerPool implements Helpers {

  /** Makes threads as InBatch's are. */
  static final ThreadFactory DAEMONS =
      Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).factory();

  /** The pool of this JVM. */
  static final WorkerPool INSTANCE =
      new WorkerPool(() -> Parallelism.current().numThreads(), DAEMONS);

  /** Those of this JVM that have items run by worker processes: one a process. */
  static final WorkerPool DRIVERS = new WorkerPool(() -> Parallelism.current().numProcs(), DAEMONS);

  /**
   * So many threads that overrun a deadline are borne with; then calls with deadlines are refused.
   */
  static final int MOST_OVERRUNNING = 64;

  /** Longer than what a program does between two calls, shorter than anyone would notice. */
  private static final long LEAST_LOOK_OUT_NANOS = 50_000;

  /** So long a look-out is worth it where calls follow each other that closely, and no longer. */
  private static final long MOST_LOOK_OUT_NANOS = 2_000_000;

  /** So often in a row a core has to be wanted by others. */
  static final int CROWDED_TO_BELIEVE = 3;

  /** So long nobody looks out where there are more threads than cores. */
  private static final long CROWDED_FOR_NANOS = 50_000_000;

  private static final Duration IDLE_TIME = Duration.ofSeconds(5);

  private final Deque<Worker> idle = new ArrayDeque<>();

  /** The idle worker that is asked first, and looks out for the next run the longest. */
  private @Nullable Worker sentry;

  /** How long the sentry looks out before it parks. */
  private volatile long lookOutNanos = LEAST_LOOK_OUT_NANOS;

  /** How often in a row a worker that looked out found so; an estimate. */
  private volatile int crowdedInARow;

  /** When a worker that looked out found that others want the cores. */
  private volatile long crowdedAt = System.nanoTime() - CROWDED_FOR_NANOS;

  /** How many callers that are no workers run items of their own calls. */
  private final AtomicInteger callers = new AtomicInteger();

  private final Deque<Run<?, ?>> line = new ArrayDeque<>();
  private final Set<Worker> overrunning = new LinkedHashSet<>();

  /** How many threads are here, but for those that overrun or wait for runs of their own. */
  private int present;

  /** How many runs are in line; for a look without the lock. */
  private volatile int lineLength;

  private final IntSupplier configured;
  private final ThreadFactory threads;

  /**
   * @param configured how many threads there are to be
   * @param threads makes them
   */
  WorkerPool(IntSupplier configured, ThreadFactory threads) {
    this.configured = configured;
    this.threads = threads;
  }

  @Override
  public boolean request(Run<?, ?> run, boolean entitled) {
    Worker worker = null;
    synchronized (this) {
      boolean room = entitled || hasRoom(run, atWork());
      if (room) {
        worker = pollIdle();
      }
      if (worker == null) {
        if (!room || !mayStart(run)) {
          if (run.isClosed()) {
            return false;
          }
          line.addLast(run);
          lineLength = line.size();
          return true;
        }
        present++;
      }
    }
    if (worker != null) {
      worker.wakeFor(run);
    } else {
      start(run);
    }
    return true;
  }

  private @Nullable Worker pollIdle() {
    Worker worker = sentry;
    sentry = null;
    return worker != null ? worker : idle.pollFirst();
  }

  /** Returns how many threads help a run. */
  private int atWork() {
    return present - idle.size() - (sentry == null ? 0 : 1);
  }

  /** Returns whether the run may have a helper with so many at work besides. */
  private boolean hasRoom(Run<?, ?> run, int besides) {
    return besides + (run.callerWorks() ? 1 : 0) < configured.getAsInt();
  }

  /** Where too many threads overrun, no run may get one that could overrun in its turn. */
  private boolean mayStart(Run<?, ?> run) {
    return !tooManyOverrun() || (!run.plan.mayCancel() && !isFull());
  }

  private boolean isFull() {
    return present >= configured.getAsInt();
  }

  /** Takes the first run in line that may have a helper with so many at work besides, if any. */
  private @Nullable Run<?, ?> pollLine(int besides) {
    for (Iterator<Run<?, ?>> i = line.iterator(); i.hasNext(); ) {
      Run<?, ?> run = i.next();
      if (hasRoom(run, besides)) {
        i.remove();
        lineLength = line.size();
        return run;
      }
    }
    return null;
  }

  private void start(Run<?, ?> run) {
    boolean started = false;
    try {
      new Worker(this, threads, run).start();
      started = true;
    } finally {
      if (!started) {
        synchronized (this) {
          present--;
        }
      }
    }
  }

  /** Returns the next run for a worker, waiting for one; null if the worker is to end. */
  @Nullable Run<?, ?> next(Worker worker) {
    synchronized (this) {
      if (overrunning.remove(worker)) {
        if (isFull()) {
          return null;
        }
        present++;
      }
      Run<?, ?> run = pollLine(atWork() - 1);
      if (run != null) {
        return run;
      }
      if (sentry == null) {
        sentry = worker;
      } else {
        idle.addFirst(worker);
      }
    }
    return worker.await(IDLE_TIME);
  }

  /** Returns how long an idle worker is to look out for a run before it parks. */
  long lookOutNanos(Worker worker) {
    synchronized (this) {
      if (System.nanoTime() - crowdedAt < CROWDED_FOR_NANOS) {
        return 0;
      }
      return worker == sentry ? lookOutNanos : LEAST_LOOK_OUT_NANOS;
    }
  }

  /**
   * Takes note of whether somebody else wanted the core of a worker that looked out: such a worker
   * is late, while one that is parked is preferred by the operating system when it is woken. Once
   * may be chance, such as another guest of the same host.
   */
  void lookedOut(boolean crowded) {
    if (!crowded) {
      if (crowdedInARow > 0) {
        crowdedInARow = 0;
      }
      return;
    }
    synchronized (this) {
      int times = crowdedInARow + 1;
      crowdedInARow = times;
      if (times >= CROWDED_TO_BELIEVE) {
        crowdedAt = System.nanoTime();
      }
    }
  }

  /**
   * Takes note of how long a worker was idle before its next run: the sentry goes on to look out
   * that long where runs follow each other closely, and less where they do not.
   */
  void wasIdleFor(long nanos) {
    long longer = Math.min(MOST_LOOK_OUT_NANOS, Math.max(LEAST_LOOK_OUT_NANOS, 2 * nanos));
    long shorter = Math.max(LEAST_LOOK_OUT_NANOS, lookOutNanos / 2);
    lookOutNanos = nanos < MOST_LOOK_OUT_NANOS ? longer : shorter;
  }

  /** A worker that calls in its turn is counted as such already. */
  @Override
  public void callerBegins() {
    if (currentOfThis() == null) {
      callers.incrementAndGet();
    }
  }

  @Override
  public void callerEnds() {
    if (currentOfThis() == null) {
      callers.decrementAndGet();
    }
  }

  @Override
  public boolean isCrowded() {
    return callers.get() >= configured.getAsInt();
  }

  /** Lets an idle worker end, unless it was just chosen for a run; returns whether it may. */
  synchronized boolean mayEnd(Worker worker) {
    if (removeIdle(worker)) {
      present--;
      return true;
    }
    return false;
  }

  private boolean removeIdle(Worker worker) {
    if (worker == sentry) {
      sentry = null;
      return true;
    }
    return idle.remove(worker);
  }

  /** Takes note that a worker overruns a deadline. */
  synchronized void overruns(Worker worker) {
    if (overrunning.add(worker) && !worker.waits) {
      present--;
    }
  }

  @Override
  public boolean othersWait() {
    return lineLength > 0;
  }

  /** Returns the worker of this pool whose thread calls, or null. */
  private @Nullable Worker currentOfThis() {
    Worker worker = Worker.current();
    return worker != null && worker.pool == this ? worker : null;
  }

  @Override
  public void beginWait() {
    Worker worker = currentOfThis();
    if (worker != null) {
      synchronized (this) {
        worker.waits = true;
        if (!overrunning.contains(worker)) {
          present--;
        }
      }
      placeIsFree();
    }
  }

  @Override
  public void placeIsFree() {
    if (lineLength == 0) {
      return;
    }
    Run<?, ?> run;
    synchronized (this) {
      run = pollLine(atWork());
    }
    if (run != null) {
      run.request(false);
    }
  }

  @Override
  public synchronized boolean tooManyOverrun() {
    return overrunning.size() >= MOST_OVERRUNNING;
  }

  /** Takes note that a worker's thread ends by an error. */
  synchronized void died(Worker worker) {
    removeIdle(worker);
    if (!overrunning.remove(worker)) {
      present--;
    }
  }

  @Override
  public void endWait() {
    Worker worker = currentOfThis();
    if (worker != null) {
      synchronized (this) {
        worker.waits = false;
        if (!overrunning.contains(worker)) {
          present++;
        }
      }
    }
  }

  @Override
  public void refuseWhileOverrun(String action) {
    synchronized (this) {
      if (overrunning.size() < MOST_OVERRUNNING) {
        return;
      }
      throw new IllegalStateException(
          "%s has a deadline or failFast(), but %d threads still run items that overran earlier deadlines: mend the items that ignore their interrupt. They are at\n%s"
              .formatted(
                  action,
                  overrunning.size(),
                  overrunning.stream().map(Worker::stack).collect(Collectors.joining("\n"))));
    }
  }

  @Override
  public synchronized void ended(Run<?, ?> run) {
    if (lineLength > 0) {
      for (Iterator<Run<?, ?>> i = line.iterator(); i.hasNext(); ) {
        if (i.next() == run) {
          i.remove();
        }
      }
      lineLength = line.size();
    }
  }
}
