package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Small whole calls, each on a pool of its own, and what may come of them in any order of their
 * threads' steps. {@code 2:1} is an item that has the value 2 and ran once, {@code TIMED_OUT:0} one
 * that timed out and never ran; {@code as new} says that all threads have ended and the pool counts
 * none any more.
 *
 * <p>Time is virtual: a step takes a tick, and where all threads wait the clock is put forward. So
 * is seen whether somebody had to wait for a timer: he is late.
 */
enum WholeCall {
  /** The caller works, and two helpers do. */
  PLAIN("1:1 2:1 3:1 4:1 5:1 6:1, as new", _ -> onNewPool(3, Plans.FREE, 6)),

  /** The caller watches, and two helpers work. */
  WATCHED("1:1 2:1 3:1 4:1, as new", _ -> onNewPool(2, Plans.WATCHED, 4)),

  /** Two items wait for each other, so that a helper has to come. */
  ITEMS_MEET("1 2 in time", _ -> meet(new TestedPool(2), Plans.TWO_WORKERS)),

  /** The same, so that two helpers have to come. */
  ITEMS_MEET_WATCHED("1 2 in time", _ -> meet(new TestedPool(2), Plans.TWO_WATCHED_WORKERS)),

  /** The second of two calls wakes a thread that parks, or is about to, or needs another one. */
  HELPER_IS_WOKEN("1 2 in time, 1 2 in time, [12] made", _ -> meetTwice(Plans.TWO_WORKERS)),

  /** The same with callers that watch, on the one thread of a pool. */
  HELPER_IS_WOKEN_WATCHED("1:1 2:1, 1:1 2:1, 1 made, in time", _ -> twice()),

  /** An item waits for the next one, which its worker may have taken together with it. */
  SLOW_ITEM_IN_A_CLAIM("all 64", 100, chance -> slowItem(64, chance)),

  /** Each item makes a call in its turn; there is a thread for one of them. */
  NESTED("1 2 \\[1:1 2:1] \\[1:1 2:1] in time", _ -> nested(Plans.FREE, Plans.FREE)),

  /** The same with callers that watch: the thread waits for a thread. */
  NESTED_WATCHED("1 2 \\[1:1 2:1] \\[1:1 2:1] in time", _ -> nested(Plans.WATCHED, Plans.WATCHED)),

  /** Callers that watch make calls in which they work. */
  NESTED_IN_WATCHED("1 2 \\[1:1 2:1] \\[1:1 2:1] in time", _ -> nested(Plans.WATCHED, Plans.FREE)),

  /** Two callers want the one thread of a pool: one works too, the other has nobody else. */
  TWO_CALLERS("1:1 2:1 3:1, 1:1 2:1, as new", _ -> twoCallers()),

  /** A pool is told to have no thread, and then two, while a call runs. */
  RESIZED("1:1 2:1 3:1 4:1, as new", chance -> resized(Plans.FREE, chance)),

  /** The same where the caller has nobody else. */
  RESIZED_WATCHED("1:1 2:1 3:1 4:1, as new", chance -> resized(Plans.WATCHED, chance)),

  /** One of three items fails, which ends the call. */
  FAIL_FAST("(1:1|CANCELLED:[01]) THREW:1 (3:1|CANCELLED:[01]), as new", _ -> oneFails()),

  /** The call's time is over at any moment. */
  CALL_OUT_OF_TIME(
      "(1:1|TIMED_OUT:[01]) (2:1|TIMED_OUT:[01]) (3:1|TIMED_OUT:[01]), as new",
      chance -> outOfTime(Plans.timeout(upTo(400, chance)), 3)),

  /** Each item's time is over when it may have ended. */
  ITEMS_OUT_OF_TIME(
      "(1:1|TIMED_OUT:1) (2:1|TIMED_OUT:1) (3:1|TIMED_OUT:1), as new",
      chance -> outOfTime(Plans.itemTimeout(upTo(100, chance), 0), 3)),

  /** The same, and then it is run again. */
  ITEMS_OUT_OF_TIME_RETRIED(
      "(1:[12]|TIMED_OUT:2) (2:[12]|TIMED_OUT:2), as new",
      chance -> outOfTime(Plans.itemTimeout(upTo(100, chance), 1), 2)),

  /** An item throws at first, and is run again. */
  RETRIED("1:1 2:2 3:1, as new", _ -> retried(Plans.RETRYING)),

  /** The same where its last failure would end the call. */
  RETRIED_WATCHED("1:1 2:2 3:1, as new", _ -> retried(Plans.RETRYING_WATCHED)),

  /** The caller is interrupted at any moment. */
  INTERRUPTED(
      "(1 2 3|interrupted), flag kept, nothing late, as new",
      chance -> interrupted(Plans.FREE, chance)),

  /** The same of a caller that watches. */
  INTERRUPTED_WATCHED(
      "(1 2 3|interrupted), flag kept, nothing late, as new",
      chance -> interrupted(Plans.WATCHED, chance)),

  /** The caller takes outcomes one by one, and works while the next one is missing. */
  STREAMED("1 2 3 4 as new", _ -> streamed(Plans.FREE)),

  /** The same of a caller that only takes. */
  STREAMED_WATCHED("1 2 3 4 as new", _ -> streamed(Plans.WATCHED)),

  /** An item ends when the outcome before its own has been taken, for which the caller is woken. */
  STREAM_FOLLOWED_WATCHED("1 2 3 4 as new", _ -> streamFollowed()),

  /** A stream is ended after its first outcome. */
  STREAM_ENDED("1 nothing late, as new", _ -> streamEnded(Plans.FREE)),

  /** The same of a stream that is watched. */
  STREAM_ENDED_WATCHED("1 nothing late, as new", _ -> streamEnded(Plans.WATCHED));

  /** What is done in a run. */
  private interface Course {

    /**
     * Returns what came of it.
     *
     * @param chance makes what is to happen at any moment differ from run to run
     */
    String run(RandomGenerator chance) throws InterruptedException;
  }

  private static final long TICK_NANOS = 1_000;

  /** A run without a helper gets one of its own after so long, and idle threads end much later. */
  private static final long LATE_NANOS = 5_000_000;

  /** About as many steps as a call has. */
  private static final int STEPS = 300;

  private final Pattern allowed;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
  private final Course course;

  private final long tickNanos;

  WholeCall(String allowed, Course course) {
    this(allowed, TICK_NANOS, course);
  }

  WholeCall(String allowed, long tickNanos, Course course) {
    this.allowed = Pattern.compile(allowed);
    this.tickNanos = tickNanos;
    this.course = course;
  }

  /** Runs the call, and returns what came of it. */
  String run(RandomGenerator chance) throws InterruptedException {
    return course.run(chance);
  }

  /** Returns whether that may come of it. */
  boolean allows(String outcome) {
    return allowed.matcher(outcome).matches();
  }

  /** Returns how long a step takes. */
  long tickNanos() {
    return tickNanos;
  }

  private static String onNewPool(int poolSize, Engine.Plan plan, int items)
      throws InterruptedException {
    return counted(new TestedPool(poolSize), plan, items, _ -> {});
  }

  /** Runs a call, and returns the outcomes of its items and how often they ran, in the end. */
  private static String counted(TestedPool pool, Engine.Plan plan, int items, IntConsumer besides)
      throws InterruptedException {
    Counts counts = new Counts(items, besides);
    String outcomes = pool.run(plan, items, counts);
    String end = pool.becomesAsNew();
    return counts.beside(outcomes) + ", " + end;
  }

  /** The same of a call after which the pool is still used. */
  private static String counted(TestedPool pool, Engine.Plan plan, int items) {
    Counts counts = new Counts(items, _ -> {});
    return counts.beside(pool.run(plan, items, counts));
  }

  private static String meet(TestedPool pool, Engine.Plan plan) {
    CountDownLatch both = new CountDownLatch(2);
    long begun = System.nanoTime();
    String outcomes =
        pool.run(
            plan,
            2,
            _ -> {
              both.countDown();
              await(both);
            });
    return outcomes + " " + inTime(begun);
  }

  private static String inTime(long begun) {
    return System.nanoTime() - begun < LATE_NANOS ? "in time" : "late";
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException nobodyInterrupts) {
      throw new IllegalStateException(nobodyInterrupts);
    }
  }

  private static String meetTwice(Engine.Plan plan) {
    TestedPool pool = new TestedPool(2);
    return "%s, %s, %d made".formatted(meet(pool, plan), meet(pool, plan), pool.made());
  }

  private static String twice() {
    TestedPool pool = new TestedPool(1);
    long begun = System.nanoTime();
    return "%s, %s, %d made, %s"
        .formatted(
            counted(pool, Plans.WATCHED, 2),
            counted(pool, Plans.WATCHED, 2),
            pool.made(),
            inTime(begun));
  }

  private static String slowItem(int items, RandomGenerator chance) {
    CountDownLatch next = new CountDownLatch(1);
    int slow = chance.nextInt(items / 2);
    String outcomes =
        new TestedPool(2)
            .run(
                Plans.TWO_WORKERS,
                items,
                item -> {
                  if (item == slow) {
                    await(next);
                  } else if (item == slow + 1) {
                    next.countDown();
                  }
                });
    String values =
        IntStream.rangeClosed(1, items).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    return outcomes.equals(values) ? "all " + items : outcomes;
  }

  private static String nested(Engine.Plan outer, Engine.Plan inner) {
    TestedPool pool = new TestedPool(1);
    long begun = System.nanoTime();
    @Nullable String[] of = new @Nullable String[2];
    String outcomes = pool.run(outer, 2, item -> of[item] = counted(pool, inner, 2));
    return "%s [%s] [%s] %s".formatted(outcomes, of[0], of[1], inTime(begun));
  }

  private static String twoCallers() throws InterruptedException {
    TestedPool pool = new TestedPool(1);
    Meanwhile<String> other = new Meanwhile<>(() -> counted(pool, Plans.WATCHED, 2));
    return "%s, %s, %s".formatted(counted(pool, Plans.FREE, 3), other.join(), pool.becomesAsNew());
  }

  private static String resized(Engine.Plan plan, RandomGenerator chance)
      throws InterruptedException {
    AtomicInteger size = new AtomicInteger(2);
    TestedPool pool = new TestedPool(size::get);
    int untilLess = chance.nextInt(STEPS);
    int untilMore = chance.nextInt(STEPS);
    Meanwhile<Integer> resizer =
        new Meanwhile<>(() -> {
          letPass(untilLess);
          size.set(0);
          letPass(untilMore);
          return size.getAndSet(2);
        });
    String outcomes = counted(pool, plan, 4);
    resizer.join();
    return outcomes + ", " + pool.becomesAsNew();
  }

  /** Takes so many steps. */
  @SuppressWarnings("UnnecessaryAsync") // what is not atomic is no step
  private static void letPass(int steps) {
    AtomicInteger taken = new AtomicInteger();
    while (taken.getAndIncrement() < steps) {
      // Others come between.
    }
  }

  private static String oneFails() throws InterruptedException {
    return counted(
        new TestedPool(2),
        Plans.WATCHED,
        3,
        item -> {
          if (item == 1) {
            throw new IllegalStateException();
          }
        });
  }

  private static Duration upTo(int micros, RandomGenerator chance) {
    return Duration.ofNanos(1_000L * chance.nextInt(micros));
  }

  private static String outOfTime(Engine.Plan plan, int items) throws InterruptedException {
    return counted(new TestedPool(2), plan, items, _ -> letPass(20));
  }

  private static String retried(Engine.Plan plan) throws InterruptedException {
    AtomicBoolean threw = new AtomicBoolean();
    return counted(
        new TestedPool(2),
        plan,
        3,
        item -> {
          if (item == 1 && !threw.getAndSet(true)) {
            throw new IllegalStateException();
          }
        });
  }

  private static String interrupted(Engine.Plan plan, RandomGenerator chance)
      throws InterruptedException {
    TestedPool pool = new TestedPool(2);
    Lateness lateness = new Lateness();
    Thread caller = Thread.currentThread();
    int until = chance.nextInt(STEPS);
    Meanwhile<Integer> interrupter =
        new Meanwhile<>(() -> {
          letPass(until);
          caller.interrupt();
          return until;
        });
    String how;
    try {
      how = pool.run(plan, 3, lateness);
    } catch (BatchInterruptedException expected) {
      how = "interrupted";
    }
    lateness.over();
    boolean kept = Thread.interrupted() || interrupter.interruptsThis();
    interrupter.join();
    return "%s, flag %s, %s, %s"
        .formatted(how, kept ? "kept" : "lost", lateness, pool.becomesAsNew());
  }

  private static String streamed(Engine.Plan plan) throws InterruptedException {
    TestedPool pool = new TestedPool(2);
    Engine.Cursor cursor = pool.stream(plan, 4, _ -> {});
    StringBuilder values = new StringBuilder();
    for (Outcome<?> next = cursor.next(); next != null; next = cursor.next()) {
      values.append(valueOf(next)).append(' ');
    }
    return values + pool.becomesAsNew();
  }

  private static String streamFollowed() throws InterruptedException {
    TestedPool pool = new TestedPool(2);
    List<CountDownLatch> taken = Stream.generate(() -> new CountDownLatch(1)).limit(5).toList();
    taken.getFirst().countDown();
    Engine.Cursor cursor = pool.stream(Plans.WATCHED, 4, item -> await(taken.get(item)));
    StringBuilder values = new StringBuilder();
    for (CountDownLatch outcome : taken.subList(1, 5)) {
      values.append(valueOf(Objects.requireNonNull(cursor.next()))).append(' ');
      outcome.countDown();
    }
    cursor.end();
    return values + pool.becomesAsNew();
  }

  private static String streamEnded(Engine.Plan plan) throws InterruptedException {
    TestedPool pool = new TestedPool(2);
    Lateness lateness = new Lateness();
    Engine.Cursor cursor = pool.stream(plan, 4, lateness);
    String first = valueOf(Objects.requireNonNull(cursor.next()));
    cursor.end();
    lateness.over();
    return "%s %s, %s".formatted(first, lateness, pool.becomesAsNew());
  }

  private static String valueOf(Outcome<?> outcome) {
    return String.valueOf(outcome instanceof Outcome.Success<?> it ? it.value() : outcome);
  }

  /** Items that see whether they run when their call is over. */
  private static final class Lateness implements IntConsumer {

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean late = new AtomicBoolean();

    @Override
    public void accept(int item) {
      if (over.get()) {
        late.set(true);
      }
    }

    void over() {
      over.set(true);
    }

    @Override
    public String toString() {
      return late.get() ? "something late" : "nothing late";
    }
  }

  /** What another thread does meanwhile. */
  private static final class Meanwhile<T> {

    private final Thread thread;
    private volatile @Nullable T result;

    Meanwhile(Supplier<T> task) {
      thread = new Thread(() -> result = task.get());
      thread.start();
    }

    T join() throws InterruptedException {
      thread.join();
      return Objects.requireNonNull(result);
    }

    /** Waits for the thread to end; returns whether the calling one is interrupted. */
    boolean interruptsThis() {
      try {
        thread.join();
      } catch (InterruptedException interrupt) {
        return true;
      }
      return Thread.interrupted();
    }
  }
}
