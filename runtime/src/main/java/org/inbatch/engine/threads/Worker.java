package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A thread of the pool: helps one run after the other. */
final class Worker implements Helper, Runnable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

  /**
   * So long an idle worker keeps its core: one that yields it is late by whole slices of time where
   * others want it, and that is what a program would see that calls one action after the other.
   */
  private static final long KEEPS_CORE_NANOS = 100_000;

  /** If yielding the core takes so long, somebody else has run there. */
  private static final long CROWDED_NANOS = 500_000;

  final WorkerPool pool;
  private final String name = "inbatch-worker-" + NUMBERS.incrementAndGet();
  private final Thread thread;

  /** The run that an idle worker is woken for. */
  private volatile @Nullable Run<?, ?> assigned;

  /** Whether the worker is parked, or about to be, so that it has to be woken. */
  private volatile boolean parked;

  /** Whether it waits for a run of its own; guarded by the pool. */
  boolean waits;

  private @Nullable String lastAction;

  Worker(WorkerPool pool, ThreadFactory threads, Run<?, ?> first) {
    this.pool = pool;
    this.assigned = first;
    this.thread = threads.newThread(this);
    thread.setName(name);
  }

  /** Returns the worker whose thread calls, or null. */
  static @Nullable Worker current() {
    return CURRENT.get();
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    CURRENT.set(this);
    boolean ended = false;
    try {
      while (helpNext()) {
        // The run is nobody's local here: an idle worker holds no argument set.
      }
      ended = true;
    } finally {
      if (!ended) {
        pool.died(this);
      }
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
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  /** Waits for a run; returns null if none came for so long and the worker is to end. */
  @Nullable Run<?, ?> await(Duration limit) {
    long since = System.nanoTime();
    Run<?, ?> run = lookOut(since + pool.lookOutNanos(this));
    long end = since + limit.toNanos();
    while (run == null) {
      parked = true;
      long left = end - System.nanoTime();
      if (assigned == null && left > 0) {
        LockSupport.parkNanos(pool, left);
      }
      parked = false;
      run = takeAssigned();
      if (run == null && left <= 0 && pool.mayEnd(this)) {
        return null;
      }
    }
    pool.wasIdleFor(System.nanoTime() - since);
    return run;
  }

  /**
   * Looks out for a run for a moment before parking: a program that calls one action after the
   * other then pays for no wake-up, and what else wants the core gets it meanwhile.
   */
  @SuppressWarnings("ThreadPriorityCheck") // yielding is what makes the look-out harmless
  private @Nullable Run<?, ?> lookOut(long until) {
    Run<?, ?> run = takeAssigned();
    long begun = System.nanoTime();
    long now = begun;
    boolean crowded = false;
    while (run == null && !crowded && now - until < 0) {
      boolean yields = now - begun > KEEPS_CORE_NANOS;
      if (yields) {
        Thread.yield();
      } else {
        Thread.onSpinWait();
      }
      run = takeAssigned();
      long before = now;
      now = System.nanoTime();
      crowded = yields && now - before > CROWDED_NANOS;
    }
    if (now != begun) {
      pool.lookedOut(crowded);
    }
    return run;
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
