package org.inbatch.engine.process;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that starts all workers of this JVM, lets them in, and looks at the clock for them. It
 * lives as long as the JVM does: a system may tie a process to the thread that started it. When the
 * JVM exits the workers are killed, and none is started any more.
 */
final class Keeper {

  private static final long A_WHILE = TimeUnit.MINUTES.toNanos(10);
  private static final Keeper ONLY = new Keeper();

  private record Due(long at, Runnable task) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.signum(at - other.at);
    }
  }

  private final Queue<Entrance> wanted = new ConcurrentLinkedQueue<>();
  private final PriorityBlockingQueue<Due> dues = new PriorityBlockingQueue<>();
  private final Set<WorkerJvm> kept = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::work, "inbatch-workers");

  private volatile @Nullable Selector selector;

  /** Guarded by this. */
  private boolean exiting;

  private Keeper() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "inbatch-workers-end"));
    } catch (IllegalStateException tooLate) {
      exiting = true;
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** Has a worker started, soon. */
  static void start(Entrance entrance) {
    ONLY.wanted.add(entrance);
    ONLY.wake();
  }

  /** Does something after a while, on the thread of all workers: it may not take long. */
  static void later(Duration delay, Runnable task) {
    ONLY.dues.add(new Due(System.nanoTime() + delay.toNanos(), task));
    ONLY.wake();
  }

  /** Leaves the worker when this JVM exits, until it is let go of. */
  static void keep(WorkerJvm worker) {
    ONLY.kept.add(worker);
  }

  /** Lets go of a worker that has ended. */
  static void forget(WorkerJvm worker) {
    ONLY.kept.remove(worker);
  }

  private synchronized void killAll() {
    exiting = true;
    kept.forEach(WorkerJvm::leave);
  }

  private void wake() {
    LockSupport.unpark(thread);
    Selector now = selector;
    if (now != null) {
      now.wakeup();
    }
  }

  private void work() {
    while (true) {
      try {
        startWanted();
        rest(doWhatIsDue());
      } catch (Throwable unexpected) { // others need this thread all the same
        thread.getUncaughtExceptionHandler().uncaughtException(thread, unexpected);
      }
    }
  }

  /** First all the processes; what they need of this JVM is made while theirs begin. */
  private synchronized void startWanted() {
    List<Entrance> started = new ArrayList<>();
    for (Entrance next = wanted.poll(); next != null; next = wanted.poll()) {
      if (exiting) {
        next.refuse("this JVM exits", null);
      } else {
        next.spawn();
        started.add(next);
      }
    }
    for (Entrance entrance : started) {
      entrance.open(this);
    }
  }

  /** Returns the selector of this thread, whose keys have what is to be run attached. */
  Selector selector() throws IOException {
    Selector now = selector;
    if (now == null) {
      now = Selector.open();
      selector = now;
    }
    return now;
  }

  /** Returns in how many nanoseconds there is more to do, at the latest. */
  private long doWhatIsDue() {
    while (true) {
      Due next = dues.peek();
      if (next == null) {
        return A_WHILE;
      }
      long left = next.at() - System.nanoTime();
      if (left > 0) {
        return left;
      }
      dues.remove().task().run(); // that one, or one that came meanwhile and is due before
    }
  }

  private void rest(long nanos) {
    Selector now = selector;
    if (now == null) {
      if (wanted.isEmpty()) {
        LockSupport.parkNanos(this, nanos);
      }
      return;
    }
    try {
      if (wanted.isEmpty()) {
        now.select(
            key -> ((Runnable) key.attachment()).run(), TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
      }
    } catch (IOException unlikely) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
