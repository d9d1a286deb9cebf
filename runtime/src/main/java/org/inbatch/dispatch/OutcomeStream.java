package org.inbatch.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.inbatch.BatchActionException;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.engine.Sneaky;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a call as a stream for post, which takes them in order while later items still
 * run. For the thread that began the call alone, until post is over.
 *
 * @param <R> what the action returns; may be nullable
 */
public final class OutcomeStream<R extends @Nullable Object> {

  /** So many failures are remembered, for exceptions: memory stays flat however many there are. */
  private static final int FAILURES_KEPT = 100;

  private final String action;
  private final Engine.Cursor cursor;
  private final Thread caller = Thread.currentThread();
  private final List<Outcome.Failure<?>> failures = new ArrayList<>();
  private long given;
  private volatile boolean ended;

  /** What the call failed with when an outcome was asked for. */
  private @Nullable Throwable broken;

  OutcomeStream(String action, Engine.Cursor cursor) {
    this.action = action;
    this.cursor = cursor;
  }

  /**
   * Returns the stream, sequential and ordered. It ends with a {@link BatchActionException} if the
   * call ended before every argument set was pulled, and throws what init throws when it is pulled.
   * It throws an {@link IllegalStateException} when it is used after post is over, or by another
   * thread.
   */
  public Stream<Outcome<R>> stream() {
    return StreamSupport.stream(new Outcomes(), false);
  }

  /**
   * Ends the call after post has returned: what has not begun is not run, what runs is interrupted
   * and awaited. Blocks.
   *
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   * @throws RuntimeException (or any other) what init threw, or a progress listener, also if post
   *     has caught it
   */
  public void end() {
    ended = true;
    cursor.end();
    if (broken != null) {
      throw Sneaky.rethrow(broken);
    }
  }

  /**
   * Ends the call after post has thrown; adds to its exception the causes of the first hundred
   * failures that post was given, and what else went wrong, as suppressed exceptions, but for those
   * that it already carries. Blocks; throws nothing.
   */
  public void endAfter(Throwable thrown) {
    Throwable another = null;
    try {
      end();
    } catch (Throwable t) {
      another = t;
    }
    BatchActionException.attachFailures(thrown, failures, another);
  }

  private @Nullable Outcome<R> next() {
    if (Thread.currentThread() != caller) {
      throw new IllegalStateException(
          "the outcomes of %s were asked for by thread %s: post takes them on its own thread, %s; leave out parallel()"
              .formatted(action, Thread.currentThread().getName(), caller.getName()));
    }
    if (ended) {
      throw new IllegalStateException(
          "the outcomes of %s were asked for after its post was over: take what is needed of them within post"
              .formatted(action));
    }
    if (broken != null) {
      throw Sneaky.rethrow(broken);
    }
    Outcome<R> outcome;
    try {
      outcome = ofR(cursor.next());
    } catch (Throwable thrown) {
      broken = thrown;
      throw thrown;
    }
    if (outcome == null) {
      if (!cursor.isComplete()) {
        throw BatchActionException.incomplete(given, failures);
      }
      return null;
    }
    given++;
    if (outcome instanceof Outcome.Failure<?> failure && failures.size() < FAILURES_KEPT) {
      failures.add(failure);
    }
    return outcome;
  }

  @SuppressWarnings("unchecked") // a value is what the action returned
  private @Nullable Outcome<R> ofR(@Nullable Outcome<?> outcome) {
    return (Outcome<R>) outcome;
  }

  /** The outcomes one by one; never split, as they come in order. */
  private final class Outcomes implements Spliterator<Outcome<R>> {

    @Override
    public boolean tryAdvance(Consumer<? super Outcome<R>> action) {
      Outcome<R> outcome = next();
      if (outcome == null) {
        return false;
      }
      action.accept(outcome);
      return true;
    }

    @Override
    public @Nullable Spliterator<Outcome<R>> trySplit() {
      return null;
    }

    @Override
    public long estimateSize() {
      return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL;
    }
  }
}
