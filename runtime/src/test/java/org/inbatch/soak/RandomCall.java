package org.inbatch.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inbatch.BatchInterruptedException;
import org.inbatch.CallOptions;
import org.inbatch.Outcome;
import org.inbatch.ProcessOption;
import org.inbatch.ProcessPool;
import org.inbatch.Results;
import org.inbatch.WorkerLostException;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.Fanout;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.jspecify.annotations.Nullable;

/** A call at random, and what may come of it. Confined to its caller. */
final class RandomCall {

  /** Ample for an item, and for a worker to be started meanwhile. */
  private static final Duration ITEM_LIMIT = Duration.ofSeconds(5);

  /** How a process exits that was killed. */
  private static final int SIGKILL = 128 + 9;

  private static final int MOST_BYTES = 3 << 20;

  /** What may end the call, or an item, before it has ended by itself. */
  private enum Limit {
    NONE,
    ITEM,
    CALL,
    FAIL_FAST,
    INTERRUPT
  }

  private final Random random;
  private final Chaos chaos;
  private final Tally tally;
  private final List<Task> tasks = new ArrayList<>();
  private final List<ProcessOption> options = new ArrayList<>();
  private final Limit limit;
  private final Duration timeout;
  private final boolean streamed;
  private final boolean lazy;
  private final byte salt;

  private int killsBefore;
  private long begun;

  RandomCall(Random random, List<ProcessPool> pools, Chaos chaos, Tally tally) {
    this.random = random;
    this.chaos = chaos;
    this.tally = tally;
    limit = limit();
    timeout = Duration.ofMillis(10 + random.nextInt(500));
    streamed = random.nextInt(5) == 0;
    lazy = random.nextInt(5) == 0;
    salt = (byte) random.nextInt();
    addTasks();
    options.add(CallOptions.on(pools.get(random.nextInt(pools.size()))));
    addOptions();
  }

  private Limit limit() {
    int drawn = random.nextInt(20);
    if (drawn < 11) {
      return Limit.NONE;
    }
    return drawn < 14
        ? Limit.ITEM
        : drawn < 17 ? Limit.CALL : drawn < 19 ? Limit.FAIL_FAST : Limit.INTERRUPT;
  }

  private void addTasks() {
    boolean sound = random.nextBoolean();
    int size = random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(30);
    for (int i = 0; i < size; i++) {
      boolean large = random.nextInt(300) == 0;
      byte[] bytes = new byte[random.nextInt(large ? MOST_BYTES : 100)];
      random.nextBytes(bytes);
      tasks.add(new Task(Injected.NOTHING, bytes));
    }
    for (int faults = sound || size == 0 ? 0 : 1 + random.nextInt(3); faults > 0; faults--) {
      Injected[] all = Injected.values();
      Injected injected = all[random.nextInt(all.length)];
      boolean isEnded = limit != Limit.NONE && limit != Limit.FAIL_FAST;
      if (isEnded || !injected.neverEnds()) {
        int unlucky = random.nextInt(size);
        tasks.set(unlucky, new Task(injected, tasks.get(unlucky).bytes));
      }
    }
  }

  private void addOptions() {
    switch (limit) {
      case ITEM -> options.add(CallOptions.itemTimeout(ITEM_LIMIT));
      case CALL -> options.add(CallOptions.timeout(timeout));
      case FAIL_FAST -> options.add(CallOptions.failFast());
      default -> {}
    }
    if (random.nextInt(4) == 0 && tasks.stream().noneMatch(task -> task.injected.neverEnds())) {
      options.add(CallOptions.retries(1 + random.nextInt(3)));
    }
    if (random.nextInt(8) == 0) {
      options.add(CallOptions.nWorkers(1 + random.nextInt(3)));
    }
    if (random.nextInt(3) == 0) {
      options.add(CallOptions.itemsPerTask(1 + random.nextInt(50)));
    }
  }

  /** Makes the call; throws an {@link AssertionError} if what comes of it is not right. */
  void run(ScheduledExecutorService clock) {
    killsBefore = chaos.kills();
    begun = System.nanoTime();
    ScheduledFuture<?> interrupt = null;
    if (limit == Limit.INTERRUPT) {
      Thread caller = Thread.currentThread();
      interrupt = clock.schedule(caller::interrupt, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    try {
      call();
      tally.countCall("ended");
    } catch (BatchInterruptedException interrupted) {
      check(interrupt != null && Thread.currentThread().isInterrupted(), "it", interrupted);
      tally.countCall("interrupted");
    } catch (WorkerLostException broken) {
      // A worker that is lost three times in a row before it begins is taken for one that cannot.
      check(chaos.kills() - killsBefore > 1, "it", broken);
      tally.countCall("given up, as workers were killed");
    } catch (Throwable thrown) {
      check(false, "it", thrown);
    } finally {
      if (interrupt != null && !interrupt.cancel(false)) {
        awaitEnd(interrupt);
      }
      Thread.interrupted();
    }
  }

  /** An interrupt that is under way is not to reach the next call. */
  private static void awaitEnd(ScheduledFuture<?> interrupt) {
    while (interrupt.state() == Future.State.RUNNING) {
      Thread.onSpinWait();
    }
  }

  private void call() throws Throwable {
    Fanout fanout =
        Dispatch.process(
            ActionSite.of("Soak", "call", "tasks"),
            Task.ACTION,
            out -> out.writeByte(salt),
            options.toArray(ProcessOption[]::new));
    ArgumentSets<List<Task>> sets =
        lazy ? ArgumentSets.of(tasks.iterator()) : ArgumentSets.of(tasks);
    ItemFunction<Task, Object> here =
        task -> {
          throw new AssertionError("no item runs here");
        };
    if (streamed) {
      take(fanout.stream(sets, here));
    } else {
      checkAll(fanout.results(sets, here));
    }
  }

  private void checkAll(Results<Object> results) {
    check(
        results.isComplete()
            ? results.size() == tasks.size()
            : lazy && mayEndEarly() && results.size() <= tasks.size(),
        results.size() + " outcomes",
        null);
    boolean failed = results.failures().stream().anyMatch(f -> f.kind() != Outcome.Kind.CANCELLED);
    for (int i = 0; i < results.size(); i++) {
      check(results.get(i), i, failed);
    }
  }

  /** As a post does that takes some of the outcomes. */
  private void take(OutcomeStream<Object> outcomes) throws Throwable {
    int wanted = random.nextInt(tasks.size() + 1);
    try (Stream<Outcome<Object>> stream = outcomes.stream()) {
      int[] taken = {0};
      boolean[] failed = {false};
      stream
          .limit(mayEndEarly() && lazy ? 0 : wanted)
          .forEach(outcome -> {
            failed[0] |= outcome.failed();
            check(outcome, taken[0]++, failed[0]);
          });
    } catch (Throwable thrown) {
      outcomes.endAfter(thrown);
      throw thrown;
    }
    outcomes.end();
  }

  private boolean mayEndEarly() {
    return limit == Limit.CALL || limit == Limit.FAIL_FAST;
  }

  private void check(Outcome<Object> outcome, int position, boolean anyFailed) {
    Task task = tasks.get(position);
    check(outcome.position() == position, "position " + position, null);
    tally.countItem(task.injected, outcome);
    switch (outcome) {
      case Outcome.Success<Object> success ->
          check(
              task.injected.kind == null
                  && success.value() instanceof byte[] bytes
                  && Arrays.equals(bytes, Task.reference(task.bytes, salt)),
              task + " has a value",
              null);
      case Outcome.Failure<Object> failure -> {
        check(failure.item() == task, "the item of the failure of " + task, failure.cause());
        check(
            isAllowed(task.injected, failure, anyFailed),
            task + ": " + failure.kind(),
            failure.cause());
        if (failure.cause() instanceof WorkerLostException lost) {
          check(chaos.charge(lost), "a worker is charged to two items, one is " + task, lost);
        }
      }
    }
  }

  private boolean isAllowed(Injected injected, Outcome.Failure<Object> failure, boolean anyFailed) {
    boolean limited = System.nanoTime() - begun >= timeout.toNanos();
    return switch (failure.kind()) {
      case TIMED_OUT ->
          limit == Limit.CALL
              ? limited
              : limit == Limit.ITEM && (injected.neverEnds() || chaos.kills() > killsBefore);
      case CANCELLED -> limit == Limit.FAIL_FAST && anyFailed;
      case WORKER_LOST -> {
        WorkerLostException lost = (WorkerLostException) failure.cause();
        yield injected.explains(failure)
            || chaos.hasKilled(lost)
            // An item that goes on after the caller's interrupt is ended with its worker.
            || (limit == Limit.INTERRUPT && lost.exitCode() == SIGKILL);
      }
      default -> injected.explains(failure);
    };
  }

  private void check(boolean right, String what, @Nullable Throwable cause) {
    if (!right) {
      throw new AssertionError(
          "%s, in a call of %d tasks (%s, lazy=%s, streamed=%s, %d kills) after %d ms: %s"
              .formatted(
                  what,
                  tasks.size(),
                  options,
                  lazy,
                  streamed,
                  chaos.kills() - killsBefore,
                  (System.nanoTime() - begun) / 1_000_000,
                  tasks.stream().filter(t -> t.injected != Injected.NOTHING).toList()),
          cause);
    }
  }
}
