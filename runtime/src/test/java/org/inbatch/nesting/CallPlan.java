package org.inbatch.nesting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.inbatch.CallOptions;
import org.inbatch.Parallelism;
import org.inbatch.ThreadsOption;
import org.inbatch.nesting.ItemPlan.OwnEnd;

/**
 * A call of a nesting, and the model of its outcomes.
 *
 * @param items what its items do
 * @param lazy whether the argument sets are pulled
 * @param taken how many outcomes a post that takes a stream asks for; {@link #ALL} of them, or
 *     {@link #RESULTS} where post takes results
 * @param where what runs the items
 * @param workers how many items may run at once; 0 where that is not given
 * @param itemsPerTask how many items a worker takes; 0 where that is not given
 * @param timeout the limit of the call
 * @param itemTimeout the limit of an item
 * @param failFast whether the first failure ends the call
 * @param retries how often an item is run again at most
 */
record CallPlan(
    List<ItemPlan> items,
    boolean lazy,
    int taken,
    Where where,
    int workers,
    int itemsPerTask,
    Limit timeout,
    Limit itemTimeout,
    boolean failFast,
    int retries) {

  static final int ALL = Integer.MAX_VALUE;
  static final int RESULTS = -1;

  /** What runs the items. */
  enum Where {
    POOL,
    SEQUENTIAL,
    CACHED_THREADS,
    VIRTUAL_THREADS
  }

  /** A limit passes never, or surely: where an item is under way that nothing else ends. */
  enum Limit {
    NONE(Duration.ZERO),
    NEVER(Duration.ofHours(1)),
    SURELY(Duration.ofMillis(3));

    final Duration duration;

    Limit(Duration duration) {
      this.duration = duration;
    }
  }

  /** What became of an item. */
  enum End {
    SUCCEEDED,
    THREW,
    TIMED_OUT,
    CANCELLED
  }

  ThreadsOption[] options(ExecutorService cached, ExecutorService virtual) {
    List<ThreadsOption> options = new ArrayList<>();
    switch (where) {
      case POOL -> {}
      case SEQUENTIAL -> options.add(CallOptions.sequential());
      case CACHED_THREADS -> options.add(CallOptions.on(cached));
      case VIRTUAL_THREADS -> options.add(CallOptions.on(virtual));
    }
    if (workers > 0) {
      options.add(CallOptions.nWorkers(workers));
    }
    if (itemsPerTask > 0) {
      options.add(CallOptions.itemsPerTask(itemsPerTask));
    }
    if (timeout != Limit.NONE) {
      options.add(CallOptions.timeout(timeout.duration));
    }
    if (itemTimeout != Limit.NONE) {
      options.add(CallOptions.itemTimeout(itemTimeout.duration));
    }
    if (failFast) {
      options.add(CallOptions.failFast());
    }
    if (retries > 0) {
      options.add(CallOptions.retries(retries));
    }
    return options.toArray(ThreadsOption[]::new);
  }

  OwnEnd ownEnd(int index) {
    return items.get(index).ownEnd(retries);
  }

  private boolean any(OwnEnd end, int below) {
    return IntStream.range(0, below).anyMatch(index -> ownEnd(index) == end);
  }

  boolean isStreamed() {
    return taken != RESULTS;
  }

  /** Returns how many outcomes post gets if nothing ends the call. */
  int wanted() {
    return isStreamed() ? Math.min(taken, items.size()) : items.size();
  }

  /** Returns whether a post that takes a stream may leave some of it. */
  boolean mayLeaveSome() {
    return isStreamed() && taken <= items.size();
  }

  /** Returns whether an item's failure surely ends the call, unless post has returned before. */
  boolean isCancelledByAnItem() {
    return failFast
        && (itemTimeout == Limit.SURELY ? !items.isEmpty() : any(OwnEnd.FAILS, items.size()));
  }

  /** Returns whether items may be ended by something in the call itself. */
  boolean endsEarly() {
    return timeout == Limit.SURELY || isCancelledByAnItem();
  }

  /** Returns whether only an interrupt of the caller ends the call. */
  boolean neverEnds() {
    return !endsEarly() && itemTimeout != Limit.SURELY && any(OwnEnd.NEVER, wanted());
  }

  /** Returns whether items may be interrupted though nobody interrupts the caller. */
  boolean interruptsItems() {
    return where != Where.SEQUENTIAL
        && (endsEarly() || mayLeaveSome() || itemTimeout == Limit.SURELY);
  }

  /** Returns the number of workers at most. */
  int workersAtMost() {
    if (where == Where.SEQUENTIAL) {
      return 1;
    }
    return workers > 0 ? workers : Parallelism.current().numThreads();
  }

  /** Returns what may become of an item of a call whose caller is not interrupted. */
  Set<End> permitted(int index) {
    Set<End> ends = EnumSet.noneOf(End.class);
    boolean cancelled = isCancelledByAnItem();
    if (cancelled && where == Where.SEQUENTIAL) {
      if (any(OwnEnd.FAILS, index)) {
        return EnumSet.of(End.CANCELLED);
      }
      cancelled = false;
    }
    if (itemTimeout == Limit.SURELY) {
      ends.add(End.TIMED_OUT);
    } else {
      switch (ownEnd(index)) {
        case SUCCEEDS -> ends.add(End.SUCCEEDED);
        case FAILS -> ends.add(End.THREW);
        case NEVER -> {}
      }
    }
    if (timeout == Limit.SURELY) {
      ends.add(End.TIMED_OUT);
    }
    if (cancelled) {
      ends.add(End.CANCELLED);
    }
    return ends;
  }

  /** Returns how often an item runs that nothing ends. */
  int attempts(int index) {
    return items.get(index) instanceof ItemPlan.Throws(int times)
        ? Math.min(times, retries) + 1
        : 1;
  }

  /** Returns the nesting as an outline. */
  String outline(String indent) {
    StringBuilder outline = new StringBuilder();
    outline.append(
        "%s%s, nWorkers %d, itemsPerTask %d, timeout %s, itemTimeout %s, failFast %s, retries %d, post takes %s"
            .formatted(
                lazy ? "pulled, " : "",
                where,
                workers,
                itemsPerTask,
                timeout,
                itemTimeout,
                failFast,
                retries,
                taken == RESULTS ? "results" : taken == ALL ? "all of a stream" : taken));
    for (ItemPlan item : items) {
      outline.append('\n').append(indent);
      switch (item) {
        case ItemPlan.Calls(CallPlan call) ->
            outline.append("Calls: ").append(call.outline(indent + "  "));
        case ItemPlan.IsInterrupted(CallPlan call) ->
            outline.append("IsInterrupted: ").append(call.outline(indent + "  "));
        default -> outline.append(item);
      }
    }
    return outline.toString();
  }
}
