package org.inbatch.engine.sequential;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Engine;
import org.inbatch.engine.Failures;
import org.inbatch.engine.ProgressMeter;
import org.inbatch.engine.Sneaky;
import org.inbatch.engine.Values;
import org.jspecify.annotations.Nullable;

/** One sequential call. */
final class SequentialRun<A, S> {

  /** What has ended the call before its source did. */
  private enum End {
    NOT_YET,
    CANCELLED,
    TIMED_OUT
  }

  private final Engine.Call<A, S> call;
  private final Engine.Source<A> source;
  private final Engine.Plan plan;
  private final Failures failures;
  private final @Nullable ProgressMeter progress;
  private final long start = System.nanoTime();
  private volatile @Nullable Throwable broken;
  private End end = End.NOT_YET;
  private long settled;

  /** What an item threw that counts as the caller's interrupt. */
  private @Nullable InterruptedException interruption;

  SequentialRun(Engine.Call<A, S> call, Engine.Source<A> source, Failures.@Nullable Sink sink) {
    this.call = call;
    this.source = source;
    this.plan = call.plan();
    this.failures = new Failures(call.action(), sink);
    this.progress = ProgressMeter.of(call, thrown -> broken = thrown);
  }

  /** Begins what is around the run; {@link #finish} ends it. */
  void begin() {
    if (progress != null) {
      progress.start();
    }
  }

  /** Ends what is around the run. */
  void finish() {
    if (progress != null) {
      progress.finish(settled, failures.size());
    }
  }

  /** Takes note of the number of items. */
  void total(long items) {
    if (progress != null) {
      progress.total(items);
    }
  }

  Engine.Collected<S> run() {
    begin();
    try {
      goOn();
      Engine.Collected<S> collected =
          switch (source) {
            case Engine.Known<A> known -> runAll(known);
            case Engine.Lazy<A> lazy -> pullAndRun(lazy);
          };
      settled = collected.size();
      return collected;
    } finally {
      finish();
    }
  }

  private Engine.Collected<S> runAll(Engine.Known<A> known) {
    S slots = call.newSlots(known.size());
    for (int index = 0; index < known.size(); index++) {
      settle(known.block(), slots, index, index);
    }
    return new Engine.Collected<>(slots, known.size(), failures.toList(), true);
  }

  private Engine.Collected<S> pullAndRun(Engine.Lazy<A> lazy) {
    Values<S> values = new Values<>(call);
    A block = lazy.newBlock(1);
    S slot = call.newSlots(1);
    int position = 0;
    boolean complete = false;
    while (!mustEnd()) {
      if (!lazy.pull(block, 0)) {
        complete = true;
        total(position);
        break;
      }
      settle(block, slot, 0, position);
      values.put(position++, slot);
    }
    return new Engine.Collected<>(values.toArray(position), position, failures.toList(), complete);
  }

  /** Gives an item its outcome. */
  void settle(A block, S slots, int index, long position) {
    mustEnd();
    boolean success =
        switch (end) {
          case NOT_YET -> attempt(block, slots, index, position);
          case CANCELLED -> {
            failures.cancelled(position, source.item(block, index));
            yield false;
          }
          case TIMED_OUT -> {
            failures.timedOut(position, source.item(block, index), plan.timeout().orElseThrow());
            yield false;
          }
        };
    settled++;
    if (progress != null) {
      progress.count(success);
    }
    if (!success && plan.failFast() && end == End.NOT_YET) {
      end = End.CANCELLED;
    }
  }

  private boolean attempt(A block, S slots, int index, long position) {
    for (int attempts = 1; ; attempts++) {
      long begun = System.nanoTime();
      Throwable thrown = null;
      try {
        call.invocation().at(position - index).run(block, slots, index);
      } catch (Throwable t) {
        thrown = t;
      }
      if (thrown instanceof InterruptedException itemsOwn) {
        interruption = itemsOwn;
        Thread.currentThread().interrupt();
      }
      goOn();
      TimeoutException late = overran(System.nanoTime() - begun);
      Throwable cause = late != null ? late : thrown;
      if (cause == null) {
        return true;
      }
      if (plan.retries(cause, attempts) && !mustEnd()) {
        continue;
      }
      if (late != null) {
        failures.timedOut(position, source.item(block, index), late, false);
      } else {
        failures.threw(position, source.item(block, index), cause);
      }
      return false;
    }
  }

  private @Nullable TimeoutException overran(long nanos) {
    Duration limit = plan.itemTimeout().orElse(null);
    return limit != null && Duration.ofNanos(nanos).compareTo(limit) > 0
        ? failures.timeout("itemTimeout", limit)
        : null;
  }

  /** Returns whether a deadline or a failure ends the call before its source does. */
  boolean mustEnd() {
    if (end == End.NOT_YET
        && plan.timeout().isPresent()
        && Duration.ofNanos(System.nanoTime() - start).compareTo(plan.timeout().get()) > 0) {
      end = End.TIMED_OUT;
    }
    return end != End.NOT_YET;
  }

  /** Ends the call with an exception if its caller was interrupted or its listener threw. */
  void goOn() {
    Throwable thrown = broken;
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new BatchInterruptedException(
          "%s was interrupted; its remaining items were not run".formatted(call.action()),
          interruption);
    }
  }
}
