package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A thread of the pool: helps one run after the other. */
final class Worker implements Helper, Runnable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static final ThreadLocal<Boolean> IS_WORKER = ThreadLocal.withInitial(() -> false);

  private final WorkerPool pool;
  private final String name = "inbatch-worker-" + NUMBERS.incrementAndGet();
  private final Thread thread;

  /** The run that an idle worker is woken for. */
  private volatile @Nullable Run<?, ?> assigned;

  private @Nullable String lastAction;

  Worker(WorkerPool pool, Run<?, ?> first) {
    this.pool = pool;
    this.assigned = first;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .inheritInheritableThreadLocals(false)
            .unstarted(this);
  }

  /** Returns whether the calling thread is a worker of the pool. */
  static boolean isCurrent() {
    return IS_WORKER.get();
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    IS_WORKER.set(true);
    while (helpNext()) {
      // The run is nobody's local here: an idle worker holds no argument set.
    }
  }

  private boolean helpNext() {
    Run<?, ?> run = takeAssigned();
    if (run == null) {
      run = pool.next(this);
    }
    if (run == null) {
      return false;
    }
    nameAfter(run.action());
    run.help(this);
    return true;
  }

  /** Gives an idle worker a run. */
  void wakeFor(Run<?, ?> run) {
    assigned = run;
    LockSupport.unpark(thread);
  }

  /** Waits for a run; returns null if none came for so long and the worker is to end. */
  @Nullable Run<?, ?> await(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Run<?, ?> run = takeAssigned();
      if (run != null) {
        return run;
      }
      long left = end - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(pool, left);
      } else if (pool.mayEnd(this)) {
        return null;
      } else {
        // Chosen this very moment: the run is about to be assigned.
        Thread.onSpinWait();
      }
    }
  }

  private @Nullable Run<?, ?> takeAssigned() {
    Run<?, ?> run = assigned;
    if (run != null) {
      assigned = null;
    }
    return run;
  }

  private void nameAfter(String action) {
    if (!action.equals(lastAction)) {
      lastAction = action;
      thread.setName(name + " " + action);
    }
  }

  @Override
  public void interrupt() {
    thread.interrupt();
  }

  @Override
  public void abandon() {
    pool.overruns(this);
  }

  /** Returns the thread's name and where it is. */
  String stack() {
    return Arrays.stream(thread.getStackTrace())
        .map(frame -> "\tat " + frame)
        .collect(Collectors.joining("\n", thread.getName() + "\n", ""));
  }
}
