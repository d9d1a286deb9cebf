package org.inbatch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a call: a value, or a failure of some {@link Kind}.
 *
 * <pre>{@code
 * switch (outcome) {
 *   case Outcome.Success<Thumbnail>(var position, var thumbnail) -> show(position, thumbnail);
 *   case Outcome.Failure<Thumbnail> failure -> log(failure.item(), failure.cause());
 * }
 * }</pre>
 *
 * @param <R> what the action returns
 */
public sealed interface Outcome<R extends @Nullable Object> {

  /** Returns the place of the item's argument set in init's order, from 0. */
  long position();

  /** Returns whether the item failed. */
  default boolean failed() {
    return this instanceof Failure;
  }

  /** Why an item has no value. */
  enum Kind {
    /** The invocation threw; the cause is what it threw. */
    THREW,
    /**
     * The deadline of the call, or of the item, passed before the invocation ended; the cause is a
     * {@code TimeoutException} that names the limit.
     */
    TIMED_OUT,
    /**
     * The call was ended before the item had an outcome: another item failed under {@code
     * failFast()}; the cause is a {@code CancellationException}.
     */
    CANCELLED,
    /** The worker process died while it ran the item. */
    WORKER_LOST,
    /** An argument or the result could not be sent to, or back from, a worker process. */
    NOT_TRANSFERABLE
  }

  /**
   * The invocation returned.
   *
   * @param position the place of the item's argument set in init's order, from 0
   * @param value what the invocation returned, be it null or even a {@code Throwable}
   */
  record Success<R extends @Nullable Object>(long position, R value) implements Outcome<R> {}

  /**
   * The item has no value.
   *
   * @param position the place of the item's argument set in init's order, from 0
   * @param item the argument set, as init gave it; null if that was null
   * @param kind why there is no value
   * @param cause what was thrown, or an exception that says what happened
   * @param stillRunning whether the invocation was still running when the call returned; it may
   *     then go on writing to what it was given
   */
  record Failure<R extends @Nullable Object>(
      long position, @Nullable Object item, Kind kind, Throwable cause, boolean stillRunning)
      implements Outcome<R> {

    /** Refuses a null kind or cause. */
    public Failure {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(cause, "cause");
    }
  }
}
