package org.inbatch.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.inbatch.Outcome;
import org.inbatch.Outcome.Kind;
import org.jspecify.annotations.Nullable;

/** Collects the failures of a call, from any thread, and knows how each kind is worded. */
public final class Failures {

  private final String action;
  private final List<Outcome.Failure<?>> failures = new ArrayList<>();
  private final @Nullable Sink sink;
  private int size;

  /** Why items were not begun: one exception for all of them. */
  private @Nullable CancellationException cancellation;

  private @Nullable TimeoutException overdue;

  /** Who takes failures as they come, instead of a list of them. */
  @FunctionalInterface
  public interface Sink {

    /** Takes a failure, which may be asked for later. */
    void accept(long position, Supplier<? extends Outcome.Failure<?>> failure);
  }

  /** Creates an empty collection for a call of the named action. */
  public Failures(String action) {
    this(action, null);
  }

  /** Creates a collection that hands its failures on, or keeps them where there is nobody. */
  public Failures(String action, @Nullable Sink sink) {
    this.action = action;
    this.sink = sink;
  }

  /** Adds an item whose invocation threw, a {@link Fault} where it did not itself. */
  public void threw(long position, @Nullable Object item, Throwable thrown) {
    add(new Outcome.Failure<>(position, item, Fault.kindOf(thrown), Fault.causeOf(thrown), false));
  }

  /** Adds an item that was not begun when the call's deadline passed. */
  public void timedOut(long position, @Nullable Object item, Duration timeout) {
    TimeoutException cause;
    synchronized (this) {
      if (overdue == null) {
        overdue = timeout("timeout", timeout);
      }
      cause = overdue;
    }
    timedOut(position, item, cause, false);
  }

  /** Adds an item that had no outcome when a deadline passed. */
  public void timedOut(
      long position, @Nullable Object item, TimeoutException cause, boolean stillRunning) {
    add(overdue(position, item, cause, stillRunning));
  }

  /**
   * Hands on an item that had no outcome when a deadline passed; whether it still runs is asked
   * when the failure is.
   */
  public void timedOut(
      long position, @Nullable Object item, TimeoutException cause, BooleanSupplier stillRunning) {
    handOn(position, () -> overdue(position, item, cause, stillRunning.getAsBoolean()));
  }

  private static Outcome.Failure<?> overdue(
      long position, @Nullable Object item, TimeoutException cause, boolean stillRunning) {
    return new Outcome.Failure<>(position, item, Kind.TIMED_OUT, cause, stillRunning);
  }

  /** Returns the exception that says which limit passed. */
  public TimeoutException timeout(String option, Duration limit) {
    return new TimeoutException("%s: %s=%s has passed".formatted(action, option, limit));
  }

  /** Adds an item that was not begun because another failed under {@code failFast()}. */
  public void cancelled(long position, @Nullable Object item) {
    CancellationException cause;
    synchronized (this) {
      if (cancellation == null) {
        cancellation = cancellation();
      }
      cause = cancellation;
    }
    addCancelled(position, item, cause);
  }

  /**
   * Adds an item that was ended because another failed under {@code failFast()}.
   *
   * @param thrown what it threw when it was interrupted
   */
  public void cancelled(long position, @Nullable Object item, Throwable thrown) {
    CancellationException cause = cancellation();
    cause.initCause(Fault.causeOf(thrown));
    addCancelled(position, item, cause);
  }

  private void addCancelled(long position, @Nullable Object item, CancellationException cause) {
    add(new Outcome.Failure<>(position, item, Kind.CANCELLED, cause, false));
  }

  private CancellationException cancellation() {
    return new CancellationException(
        "%s: cancelled, as another item failed and the call has failFast()".formatted(action));
  }

  private void add(Outcome.Failure<?> failure) {
    if (sink != null) {
      handOn(failure.position(), () -> failure);
    } else {
      synchronized (this) {
        size++;
        failures.add(failure);
      }
    }
  }

  private void handOn(long position, Supplier<? extends Outcome.Failure<?>> failure) {
    synchronized (this) {
      size++;
    }
    Objects.requireNonNull(sink, "sink").accept(position, failure);
  }

  /** Returns how many there are. */
  public synchronized int size() {
    return size;
  }

  /** Returns what was collected, in the order of its collection. */
  public synchronized List<Outcome.Failure<?>> toList() {
    return failures.isEmpty() ? List.of() : List.copyOf(failures);
  }
}
