package org.inbatch.nesting;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.inbatch.BatchInterruptedException;
import org.inbatch.ThreadsOption;

/** One nesting of calls, made by a thread of its own. */
final class Nesting {

  private static final long MINUTES_AT_MOST = 1;

  private final CallPlan outermost;
  private final ExecutorService cached;
  private final ExecutorService virtual;
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  /** How many items are being run, those that were given up included. */
  private final Phaser inside = new Phaser(1);

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  /**
   * @param outermost the call that makes the others
   * @param cached an executor that has a thread for every task
   * @param virtual another, with virtual threads
   */
  Nesting(CallPlan outermost, ExecutorService cached, ExecutorService virtual) {
    this.outermost = outermost;
    this.cached = cached;
    this.virtual = virtual;
  }

  /** Runs the nesting until its last item has ended; returns what is wrong. */
  Queue<String> run() throws InterruptedException {
    Thread caller = Thread.ofPlatform().daemon().name("caller").start(this::call);
    try {
      if (outermost.neverEnds()) {
        check(waiting.await(MINUTES_AT_MOST, TimeUnit.MINUTES), "no item that waits begins");
        caller.interrupt();
      }
      check(caller.join(Duration.ofMinutes(MINUTES_AT_MOST)), "it does not end");
      inside.awaitAdvanceInterruptibly(inside.arrive(), MINUTES_AT_MOST, TimeUnit.MINUTES);
    } catch (TimeoutException hangs) {
      faults.add("%s after %d minutes%n%s".formatted(hangs, MINUTES_AT_MOST, stacks()));
    }
    return faults;
  }

  private static void check(boolean inTime, String otherwise) throws TimeoutException {
    if (!inTime) {
      throw new TimeoutException(otherwise);
    }
  }

  private void call() {
    try {
      new CallRun(this, outermost, outermost.neverEnds()).call();
    } catch (BatchInterruptedException interrupted) {
      // As it is to be, or a fault that was told.
    }
  }

  private static String stacks() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(Nesting::stack)
        .collect(Collectors.joining("\n"));
  }

  private static String stack(Map.Entry<Thread, StackTraceElement[]> thread) {
    StringBuilder stack = new StringBuilder(thread.getKey().getName());
    for (StackTraceElement frame : thread.getValue()) {
      stack.append("\n  at ").append(frame);
    }
    return stack.toString();
  }

  // For the calls.

  ThreadsOption[] options(CallPlan plan) {
    return plan.options(cached, virtual);
  }

  void enter() {
    inside.register();
  }

  void leave() {
    inside.arriveAndDeregister();
  }

  void waitForInterrupt() throws InterruptedException {
    waiting.countDown();
    never.await();
  }

  void fault(String what, Object found, CallPlan call) {
    faults.add("%s: %s, in the call %s".formatted(what, found, call.outline("  ")));
  }
}
