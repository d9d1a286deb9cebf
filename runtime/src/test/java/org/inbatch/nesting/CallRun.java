package org.inbatch.nesting;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inbatch.BatchActionException;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.Fanout;
import org.inbatch.dispatch.OutcomeStream;
import org.inbatch.nesting.CallPlan.End;
import org.inbatch.nesting.CallPlan.Limit;
import org.inbatch.nesting.CallPlan.Where;
import org.inbatch.nesting.ItemPlan.OwnEnd;
import org.jspecify.annotations.Nullable;

/** Makes a planned call, once, and compares what it brings with the plan's model. */
final class CallRun {

  private static final ActionSite SITE = ActionSite.of("NestingBatch", "work", "items");

  /**
   * What post got; whether it asked for more at the end, and whether it was told there was none.
   */
  private record Got(List<Outcome<Integer>> outcomes, boolean ended, boolean complete) {}

  private final Nesting nesting;
  private final CallPlan plan;
  private final boolean mayBeInterrupted;
  private final AtomicIntegerArray attempts;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();
  private final List<IllegalStateException> causes;
  private final List<Interruptible> interruptibles;
  private final Source source;

  /**
   * @param nesting what the call is part of
   * @param plan the call
   * @param mayBeInterrupted whether the thread that makes the call may be interrupted meanwhile
   */
  CallRun(Nesting nesting, CallPlan plan, boolean mayBeInterrupted) {
    this.nesting = nesting;
    this.plan = plan;
    this.mayBeInterrupted = mayBeInterrupted;
    int size = plan.items().size();
    this.attempts = new AtomicIntegerArray(size);
    this.causes =
        IntStream.range(0, size).mapToObj(i -> new IllegalStateException("item " + i)).toList();
    this.interruptibles = Stream.generate(Interruptible::new).limit(size).toList();
    this.source = new Source(size);
  }

  /** A lazy init that counts. */
  private static final class Source implements Iterator<Integer>, AutoCloseable {
    private final int size;
    private int pulled;
    private final AtomicInteger closed = new AtomicInteger();

    Source(int size) {
      this.size = size;
    }

    @Override
    public boolean hasNext() {
      return pulled < size;
    }

    @Override
    public Integer next() {
      return pulled++;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  /** An item that another interrupts, while it runs and not later. */
  private static final class Interruptible {
    private final CountDownLatch begun = new CountDownLatch(1);
    private @Nullable Thread thread;

    void run(CallRun call) {
      set(Thread.currentThread());
      begun.countDown();
      try {
        call.call();
      } finally {
        set(null);
      }
    }

    private synchronized void set(@Nullable Thread runs) {
      thread = runs;
    }

    void interrupt() throws InterruptedException {
      begun.await();
      synchronized (this) {
        if (thread != null) {
          thread.interrupt();
        }
      }
    }
  }

  /**
   * Makes the call.
   *
   * @throws BatchInterruptedException if the calling thread is interrupted
   */
  void call() {
    Got got;
    try {
      got = plan.isStreamed() ? stream() : results();
    } catch (BatchInterruptedException interrupted) {
      check(mayBeInterrupted, "nobody interrupted the caller", interrupted);
      check(Thread.currentThread().isInterrupted(), "the flag is lost", interrupted);
      throw interrupted;
    } catch (Throwable thrown) {
      check(false, "it threw", thrown);
      throw thrown;
    }
    check(!plan.neverEnds(), "it ended by itself", got);
    check(
        mayBeInterrupted || !Thread.currentThread().isInterrupted(), "a flag is left behind", got);
    check(got);
  }

  private void check(boolean holds, String otherwise, Object what) {
    if (!holds) {
      nesting.fault(otherwise, what, plan);
    }
  }

  // The call.

  private Fanout fanout() {
    return Dispatch.threads(SITE, nesting.options(plan));
  }

  private ArgumentSets<List<Integer>> sets() {
    return plan.lazy()
        ? ArgumentSets.of(source)
        : ArgumentSets.of(IntStream.range(0, plan.items().size()).boxed().toList());
  }

  private Got results() {
    Results<Integer> results = fanout().results(sets(), this::run);
    return new Got(results, true, results.isComplete());
  }

  private Got stream() {
    OutcomeStream<Integer> outcomes = fanout().stream(sets(), this::run);
    Got got;
    try {
      got = take(outcomes.stream().iterator());
    } catch (Throwable thrown) {
      outcomes.endAfter(thrown);
      throw thrown;
    }
    outcomes.end();
    return got;
  }

  private Got take(Iterator<Outcome<Integer>> stream) {
    List<Outcome<Integer>> outcomes = new ArrayList<>();
    try {
      while (outcomes.size() < plan.taken()) {
        if (!stream.hasNext()) {
          return new Got(outcomes, true, true);
        }
        outcomes.add(stream.next());
      }
      return new Got(outcomes, false, false);
    } catch (BatchActionException incomplete) {
      return new Got(outcomes, true, false);
    }
  }

  /** The item: returns its argument where it succeeds. */
  private Integer run(Integer index) throws Exception {
    nesting.enter();
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    boolean free = mayBeInterrupted || plan.interruptsItems();
    try {
      int attempt = attempts.incrementAndGet(index);
      switch (plan.items().get(index)) {
        case ItemPlan.Returns() -> {}
        case ItemPlan.Throws(int times) -> {
          if (attempt <= times) {
            throw causes.get(index);
          }
        }
        case ItemPlan.Waits() -> nesting.waitForInterrupt();
        case ItemPlan.Calls(CallPlan call) -> new CallRun(nesting, call, free).call();
        case ItemPlan.IsInterrupted(CallPlan call) ->
            interruptibles.get(index).run(new CallRun(nesting, call, true));
        case ItemPlan.Interrupts(int other) -> interruptibles.get(other).interrupt();
      }
      check(free || !Thread.currentThread().isInterrupted(), "a stray interrupt", index);
      return index;
    } finally {
      inside.decrementAndGet();
      nesting.leave();
    }
  }

  // What it brings.

  private void check(Got got) {
    List<Outcome<Integer>> outcomes = got.outcomes();
    int size = outcomes.size();
    for (int index = 0; index < size; index++) {
      check(index, outcomes.get(index));
    }
    if (got.ended()) {
      checkEnd(got, size);
    } else {
      check(size == plan.taken(), "post got another number of outcomes", got);
    }
    boolean orderly = plan.timeout() != Limit.SURELY && plan.itemTimeout() != Limit.SURELY;
    check(
        !orderly || mostInside.get() <= plan.workersAtMost(),
        "more workers than allowed",
        mostInside);
    if (plan.lazy()) {
      check(!orderly || source.closed.get() == 1, "the source was not closed once", source.closed);
      check(source.closed.get() <= 1, "the source was closed again", source.closed);
    }
  }

  /** Checks what is said of all outcomes together. */
  private void checkEnd(Got got, int size) {
    if (plan.endsEarly() && plan.lazy()) {
      check(size <= plan.items().size(), "too many outcomes", got);
      check(size == plan.items().size() || !got.complete(), "it is not complete", got);
      if (plan.where() == Where.SEQUENTIAL) {
        check(!got.complete() && size == firstFailing() + 1, "it ended elsewhere", got);
      } else if (plan.timeout() != Limit.SURELY) {
        check(size == source.pulled, "a pulled set has no outcome", got);
      }
    } else {
      check(size == plan.items().size(), "outcomes are missing", got);
      check(got.complete(), "it is complete", got);
    }
    if (plan.isCancelledByAnItem() && plan.timeout() != Limit.SURELY) {
      long cancelling =
          got.outcomes().stream()
              .map(CallRun::endOf)
              .filter(end -> end == End.THREW || end == End.TIMED_OUT)
              .count();
      check(cancelling >= 1, "nothing failed that cancels the others", got);
      check(cancelling <= workersAtMost(), "an item began after the failure", got);
    }
  }

  private int workersAtMost() {
    return Math.min(plan.workersAtMost(), plan.items().size());
  }

  private int firstFailing() {
    return IntStream.range(0, plan.items().size())
        .filter(index -> plan.ownEnd(index) == OwnEnd.FAILS)
        .findFirst()
        .orElseThrow();
  }

  private static End endOf(Outcome<Integer> outcome) {
    return switch (outcome) {
      case Outcome.Success<Integer> _ -> End.SUCCEEDED;
      case Outcome.Failure<Integer> failure ->
          switch (failure.kind()) {
            case TIMED_OUT -> End.TIMED_OUT;
            case CANCELLED -> End.CANCELLED;
            default -> End.THREW;
          };
    };
  }

  private void check(int index, Outcome<Integer> outcome) {
    Set<End> permitted = plan.permitted(index);
    End end = endOf(outcome);
    check(permitted.contains(end), "expected one of " + permitted, outcome);
    check(outcome.position() == index, "the position is not " + index, outcome);
    switch (outcome) {
      case Outcome.Success<Integer>(_, Integer value) ->
          check(value == index, "the value is not " + index, outcome);
      case Outcome.Failure<Integer>(_, var item, var kind, var cause, boolean stillRunning) -> {
        check(item instanceof Integer set && set == index, "not its item", outcome);
        check(
            switch (kind) {
              case THREW ->
                  cause == causes.get(index)
                      || (plan.items().get(index) instanceof ItemPlan.IsInterrupted
                          && cause instanceof BatchInterruptedException);
              case TIMED_OUT -> cause instanceof TimeoutException;
              case CANCELLED -> cause instanceof CancellationException;
              default -> false;
            },
            "not its cause",
            outcome);
        check(!stillRunning || kind == Outcome.Kind.TIMED_OUT, "it is said to run", outcome);
      }
    }
    int ran = attempts.get(index);
    switch (end) {
      case SUCCEEDED, THREW -> check(ran == plan.attempts(index), "attempts: " + ran, outcome);
      case TIMED_OUT, CANCELLED -> check(ran <= plan.retries() + 1, "attempts: " + ran, outcome);
    }
  }
}
