package org.inbatch.engine.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.inbatch.Parallelism;
import org.inbatch.ProcessPool;
import org.inbatch.engine.Session.BrokenException;
import org.jspecify.annotations.Nullable;

/**
 * The worker processes of a pool: started when they are needed, hired by one at a time, ended when
 * they were idle for a while or have done what they are to do. Thread-safe.
 *
 * <pre>
 *   hire: an idle one ──────────────────────────────────► release
 *         or a new one, while there are fewer than so many    │
 *         or wait in line ◄───────────────────────────────────┘
 * </pre>
 *
 * <p>A call that has none and waits for long gets one of its own, so that calls never wait for each
 * other's ends.
 */
public final class Workforce implements ProcessPool.Workers {

  /** Who waits for so long and may have one more gets it: a worker takes as long to start. */
  private static final long PATIENCE_NANOS = 100_000_000;

  /**
   * How many start at once: more would start no sooner, and take the processors from those that
   * work, so that others come to wait for long, and still more are started.
   */
  private static final int MOST_STARTING = Runtime.getRuntime().availableProcessors();

  /** How often one who waits looks whether it still wants a worker. */
  private static final long LOOK_NANOS = 5_000_000;

  private static final String CLOSED = "The pool of worker processes was closed during the call";

  private static final Workforce SHARED = new Workforce(ProcessPool.builder().build().settings());

  private final ProcessPool.Settings pool;

  // Guarded by this.

  private final Deque<Hand> idle = new ArrayDeque<>();
  private final Set<Hand> all = new HashSet<>();
  private final Deque<Applicant> line = new ArrayDeque<>();
  private OptionalInt size;
  private int starting;

  /**
   * How many are to be ended when they are let go, or have started in vain: the pool was made
   * smaller.
   */
  private int surplus;

  private int named;
  private boolean closed;

  /** Whether a thread ends those that are idle for too long. */
  private boolean reaps;

  /** Whether anybody is in line; for a look without the lock. */
  private volatile boolean wanted;

  /** One who waits for a worker. */
  private static final class Applicant {
    private final Thread thread = Thread.currentThread();

    /** How many workers its call has. */
    private final AtomicInteger hired;

    /** What it gets; guarded by the workforce. */
    private @Nullable Hand hand;

    private @Nullable Throwable refused;

    Applicant(AtomicInteger hired) {
      this.hired = hired;
    }
  }

  private Workforce(ProcessPool.Settings pool) {
    this.pool = pool;
    this.size = pool.size();
  }

  /** Returns the workers of this JVM. */
  public static Workforce shared() {
    return SHARED;
  }

  /** Returns the workers of a pool. */
  public static Workforce of(ProcessPool pool) {
    return (Workforce) pool.workers(Workforce::new);
  }

  /** Returns whether this JVM is a worker itself. */
  public static boolean isWorkerItself() {
    return ItemLoop.runsHere();
  }

  /**
   * Returns a worker. Blocks until there is one.
   *
   * @param wanted whether one is still wanted; asked now and then
   * @param entitled whether the call was given so many workers: then there may be one more
   * @param hired how many workers the call has, counted here under the lock: where it has none
   *     there may be one more too, if nobody's is about to come
   * @return null if it is not wanted any more, or the thread was interrupted; its flag is then set
   * @throws BrokenException if none can be started
   */
  @Nullable Hand hire(BooleanSupplier wanted, boolean entitled, AtomicInteger hired)
      throws BrokenException {
    Applicant applicant = new Applicant(hired);
    synchronized (this) {
      if (closed) {
        throw new BrokenException(new IllegalStateException(CLOSED));
      }
      Hand hand = line.isEmpty() ? pollIdle() : null;
      if (hand != null) {
        hired.incrementAndGet();
        return hand;
      }
      enqueue(applicant);
      startWhereThereIsRoom();
    }
    return await(applicant, wanted, entitled);
  }

  private @Nullable Hand await(Applicant applicant, BooleanSupplier stillWanted, boolean entitled)
      throws BrokenException {
    long since = System.nanoTime();
    while (true) {
      synchronized (this) {
        Hand hand = applicant.hand;
        if (hand != null) {
          return hand;
        }
        if (applicant.refused != null) {
          throw new BrokenException(applicant.refused);
        }
        boolean mayDemand = entitled || (starting == 0 && applicant.hired.get() == 0);
        if (mayDemand && System.nanoTime() - since > PATIENCE_NANOS && isOneMissing()) {
          startOne();
        }
      }
      if (Thread.currentThread().isInterrupted() || !stillWanted.getAsBoolean()) {
        return giveUp(applicant);
      }
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
  }

  /** Leaves the line; returns the worker that came at the last moment, if one did. */
  private synchronized @Nullable Hand giveUp(Applicant applicant) {
    dequeue(applicant);
    return applicant.hand;
  }

  private void enqueue(Applicant applicant) {
    line.addLast(applicant);
    wanted = true;
  }

  private void dequeue(Applicant applicant) {
    line.remove(applicant);
    wanted = !line.isEmpty();
  }

  /** Returns an idle worker that is alive, the one that was at work last. */
  private @Nullable Hand pollIdle() {
    for (Hand hand = idle.pollFirst(); hand != null; hand = idle.pollFirst()) {
      if (hand.jvm.isAlive()) {
        return hand;
      }
      remove(hand);
      hand.end();
    }
    return null;
  }

  /** Keeps no account of a worker any more; under the lock. */
  private void remove(Hand hand) {
    all.remove(hand);
    countOneLess();
  }

  private void countOneLess() {
    surplus = Math.max(0, surplus - 1);
    if (all.isEmpty()) {
      notifyAll(); // the thread that looks for idle ones has nothing more to do
    }
  }

  /** Starts workers for those in line, as long as there may be more; under the lock. */
  private void startWhereThereIsRoom() {
    while (isOneMissing() && all.size() + starting < size()) {
      startOne();
    }
  }

  /**
   * Returns whether somebody is in line for whom no worker is about to come, and one can be started
   * now; under the lock.
   */
  private boolean isOneMissing() {
    return !closed && starting < Math.min(line.size(), MOST_STARTING);
  }

  private void startOne() {
    starting++;
    String name = "inbatch-worker-" + ++named;
    Thread.ofPlatform().daemon().name(name + " start").start(() -> start(name));
  }

  private int size() {
    return size.orElseGet(() -> Parallelism.current().numProcs());
  }

  private void start(String name) {
    Hand hand = null;
    Throwable thrown = null;
    try {
      WorkerJvm jvm =
          WorkerJvm.start(WorkerSettings.of(pool, size()), name, ItemLoop.OfWorker.class);
      jvm.awaitReady();
      hand = new Hand(jvm);
    } catch (WorkerStartException failed) {
      thrown = new IllegalStateException(failed.getMessage(), failed);
    } catch (Throwable failed) {
      thrown = failed;
    }
    synchronized (this) {
      starting--;
      if (hand == null) {
        // The next ones would fail in the same way: who waits is told, and nobody tries again.
        refuseAll(Objects.requireNonNull(thrown, "thrown"));
        countOneLess();
        return;
      }
      all.add(hand);
      if (!closed && (surplus == 0 || wanted)) {
        handOver(hand);
        if (!reaps) {
          reaps = true;
          Thread.ofPlatform().daemon().name("inbatch-workers idle").start(this::reap);
        }
        startWhereThereIsRoom();
        return;
      }
      remove(hand);
    }
    hand.end();
  }

  /** Tells all who are in line why they get none; under the lock. */
  private void refuseAll(Throwable why) {
    for (Applicant applicant : line) {
      applicant.refused = why;
      LockSupport.unpark(applicant.thread);
    }
    line.clear();
    wanted = false;
  }

  /** Gives a worker to the first in line, or lets it be idle; under the lock. */
  private void handOver(Hand hand) {
    Applicant first = line.pollFirst();
    wanted = !line.isEmpty();
    if (first != null) {
      first.hand = hand;
      first.hired.incrementAndGet();
      LockSupport.unpark(first.thread);
    } else {
      hand.idleSince = System.nanoTime();
      idle.addFirst(hand);
    }
  }

  /** Lets a worker go that was hired, and counts one less. */
  void release(Hand hand, AtomicInteger hired) {
    synchronized (this) {
      hired.decrementAndGet();
      boolean done = hand.items() >= pool.itemsPerWorker().orElse(Long.MAX_VALUE);
      if (hand.jvm.isAlive() && !done && !closed && surplus == 0) {
        handOver(hand);
        return;
      }
      remove(hand);
      startWhereThereIsRoom();
    }
    hand.end();
  }

  /** Ends workers that are idle for too long, until there are none. */
  private void reap() {
    while (true) {
      Hand tooLong;
      synchronized (this) {
        if (all.isEmpty() && starting == 0) {
          reaps = false;
          return;
        }
        Hand last = idle.peekLast();
        long idleNanos = TimeUnit.NANOSECONDS.convert(pool.idleTime());
        long left = last == null ? idleNanos : last.idleSince + idleNanos - System.nanoTime();
        if (left > 0) {
          try {
            wait(left / 1_000_000 + 1);
          } catch (InterruptedException nobodysBusiness) {
            // Nobody knows of the thread.
          }
          continue;
        }
        tooLong = idle.removeLast();
        remove(tooLong);
      }
      tooLong.end();
    }
  }

  /** Takes note that a worker that was hired is lost, and counts one less. */
  void lost(Hand hand, AtomicInteger hired) {
    synchronized (this) {
      hired.decrementAndGet();
      remove(hand);
      startWhereThereIsRoom();
    }
    hand.jvm.kill();
    hand.end();
  }

  /** Returns whether others wait for a worker. */
  boolean isWanted() {
    return wanted;
  }

  /** Lets a worker forget calls that are over: at once, if it is idle. */
  void tellWhatIsOver(Hand hand) {
    synchronized (this) {
      if (!idle.remove(hand)) {
        return;
      }
    }
    try {
      hand.tellWhatIsOver();
      hand.output().flush();
    } catch (RuntimeException lost) {
      // It is replaced when it is released.
    }
    release(hand, new AtomicInteger());
  }

  @Override
  public synchronized List<ProcessHandle> processes() {
    return all.stream().map(hand -> hand.jvm.handle()).toList();
  }

  @Override
  public void resize(int n) {
    List<Hand> ended = new ArrayList<>();
    synchronized (this) {
      size = OptionalInt.of(n);
      surplus = Math.max(0, all.size() + starting - n);
      while (surplus > 0 && !idle.isEmpty()) {
        Hand longest = idle.removeLast();
        remove(longest);
        ended.add(longest);
      }
      startWhereThereIsRoom();
    }
    ended.forEach(Hand::end);
  }

  @Override
  public void close() {
    List<Hand> ended;
    synchronized (this) {
      closed = true;
      refuseAll(new IllegalStateException(CLOSED));
      ended = List.copyOf(idle);
      idle.clear();
      ended.forEach(this::remove);
    }
    ended.forEach(Hand::end);
  }
}
