package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.inbatch.Parallelism;
import org.jspecify.annotations.Nullable;

/**
 * The daemon threads of this JVM that help runs; started when they are needed, gone when they are
 * idle for a while.
 *
 * <p>A run that asks for a helper gets an idle thread; else a new one while there are fewer than
 * configured, not counting those that wait for runs of their own, or where the caller asked for so
 * many workers; else it waits in line, and threads go round among those that wait. A thread that
 * overruns a deadline leaves the pool until it comes back, and another may take its place.
 */
final class WorkerPool implements Helpers {

  /** The pool of this JVM. */
  static final WorkerPool INSTANCE = new WorkerPool();

  /**
   * So many threads that overrun a deadline are borne with; then calls with deadlines are refused.
   */
  static final int MOST_OVERRUNNING = 64;

  private static final Duration IDLE_TIME = Duration.ofSeconds(5);

  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Deque<Run<?, ?>> line = new ArrayDeque<>();
  private final Set<Worker> overrunning = new LinkedHashSet<>();
  private int live;
  private int waiting;

  /** How many runs are in line; for a look without the lock. */
  private volatile int lineLength;

  private WorkerPool() {}

  @Override
  public boolean request(Run<?, ?> run, boolean entitled) {
    Worker worker;
    synchronized (this) {
      worker = idle.pollFirst();
      if (worker == null) {
        boolean full = live - waiting >= Parallelism.current().numThreads();
        if (full && (!entitled || overrunning.size() >= MOST_OVERRUNNING)) {
          if (run.closed) {
            return false;
          }
          line.addLast(run);
          lineLength = line.size();
          return true;
        }
        live++;
      }
    }
    if (worker != null) {
      worker.wakeFor(run);
    } else {
      start(run);
    }
    return true;
  }

  private void start(Run<?, ?> run) {
    boolean started = false;
    try {
      new Worker(this, run).start();
      started = true;
    } finally {
      if (!started) {
        synchronized (this) {
          live--;
        }
      }
    }
  }

  /** Returns the next run for a worker, waiting for one; null if the worker is to end. */
  @Nullable Run<?, ?> next(Worker worker) {
    synchronized (this) {
      if (overrunning.remove(worker)) {
        if (live >= Parallelism.current().numThreads()) {
          return null;
        }
        live++;
      }
      Run<?, ?> run = line.pollFirst();
      if (run != null) {
        lineLength = line.size();
        return run;
      }
      idle.addFirst(worker);
    }
    return worker.await(IDLE_TIME);
  }

  /** Lets an idle worker end, unless it was just chosen for a run; returns whether it may. */
  synchronized boolean mayEnd(Worker worker) {
    if (idle.remove(worker)) {
      live--;
      return true;
    }
    return false;
  }

  /** Takes note that a worker overruns a deadline. */
  synchronized void overruns(Worker worker) {
    if (overrunning.add(worker)) {
      live--;
    }
  }

  @Override
  public boolean othersWait() {
    return lineLength > 0;
  }

  @Override
  public void beginWait() {
    if (Worker.isCurrent()) {
      synchronized (this) {
        waiting++;
      }
      placeIsFree();
    }
  }

  @Override
  public void placeIsFree() {
    Run<?, ?> run;
    synchronized (this) {
      run = line.pollFirst();
      lineLength = line.size();
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
    idle.remove(worker);
    if (!overrunning.remove(worker)) {
      live--;
    }
  }

  @Override
  public void endWait() {
    if (Worker.isCurrent()) {
      synchronized (this) {
        waiting--;
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
