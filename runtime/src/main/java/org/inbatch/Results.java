package org.inbatch;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a call, one an argument set, in the order of init.
 *
 * <p>An unmodifiable list that never changes once the call has returned, whatever invocations that
 * overran a deadline still do. A call over a lazily pulled source that ended early has outcomes for
 * the sets that were pulled and is not {@linkplain #isComplete() complete}.
 *
 * @param <R> what the action returns; may be nullable
 */
public final class Results<R extends @Nullable Object> extends AbstractList<Outcome<R>>
    implements RandomAccess {

  private final int size;
  private final IntFunction<? extends R> values;
  private final List<Outcome.Failure<R>> failures;
  private final boolean complete;

  private Results(
      int size,
      IntFunction<? extends R> values,
      List<Outcome.Failure<R>> failures,
      boolean complete) {
    this.size = size;
    this.values = values;
    this.failures = failures;
    this.complete = complete;
  }

  /**
   * Returns complete results that hold the given outcomes: for tests of a post method.
   *
   * @throws IllegalArgumentException if an outcome's position is not its place in the list
   */
  public static <R extends @Nullable Object> Results<R> of(List<? extends Outcome<R>> outcomes) {
    List<@Nullable R> values = new ArrayList<>(outcomes.size());
    List<Outcome.Failure<R>> failures = new ArrayList<>();
    for (Outcome<R> outcome : outcomes) {
      if (outcome.position() != values.size()) {
        throw new IllegalArgumentException(
            "outcome %s stands at place %d: its position must be its place"
                .formatted(outcome, values.size()));
      }
      switch (outcome) {
        case Outcome.Success<R> success -> values.add(success.value());
        case Outcome.Failure<R> failure -> {
          failures.add(failure);
          values.add(null);
        }
      }
    }
    return of(values.size(), values::get, failures, true);
  }

  /**
   * Returns results over what an engine collected; for engines.
   *
   * @param size the number of outcomes
   * @param values gives the value at a position that is not among the failures; must always give
   *     the same one
   * @param failures the failures, in any order, at most one a position; copied
   * @param complete whether every argument set of the source has an outcome
   */
  public static <R extends @Nullable Object> Results<R> of(
      int size,
      IntFunction<? extends @Nullable R> values,
      List<Outcome.Failure<R>> failures,
      boolean complete) {
    List<Outcome.Failure<R>> sorted =
        failures.isEmpty()
            ? List.of()
            : failures.stream()
                .sorted(Comparator.comparingLong(Outcome.Failure::position))
                .toList();
    // A value is asked for only where the item succeeded, and then it is an R.
    @SuppressWarnings("unchecked")
    IntFunction<? extends R> present = (IntFunction<? extends R>) values;
    return new Results<>(size, present, sorted, complete);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Outcome<R> get(int position) {
    Objects.checkIndex(position, size);
    Outcome.Failure<R> failure = failureAt(position);
    return failure != null ? failure : new Outcome.Success<>(position, values.apply(position));
  }

  /**
   * Returns whether every argument set of the source has an outcome; false only where a lazily
   * pulled source ended early, by fail-fast or a deadline.
   */
  public boolean isComplete() {
    return complete;
  }

  /** Returns whether any item failed or the results are not {@linkplain #isComplete() complete}. */
  public boolean anyFailed() {
    return !complete || !failures.isEmpty();
  }

  /** Returns the failures, in order of their positions, unmodifiable. */
  public List<Outcome.Failure<R>> failures() {
    return failures;
  }

  /** Returns the successes, in order of their positions, unmodifiable. */
  public List<Outcome.Success<R>> successes() {
    List<Outcome.Success<R>> successes = new ArrayList<>(size - failures.size());
    for (Outcome<R> outcome : this) {
      if (outcome instanceof Outcome.Success<R> success) {
        successes.add(success);
      }
    }
    return Collections.unmodifiableList(successes);
  }

  /**
   * Returns the values of all items, in order, unmodifiable.
   *
   * @throws BatchActionException if any item failed, or if the results are not complete
   */
  public List<R> values() {
    if (anyFailed()) {
      throw new BatchActionException(this);
    }
    return new Values<>(size, values);
  }

  /**
   * Returns the values, in order, unmodifiable, with the fallback in place of each item that
   * failed: still one place an outcome.
   *
   * @param fallback what stands for a value that is not there; may be null
   */
  public List<@Nullable R> valuesOr(@Nullable R fallback) {
    return new Values<@Nullable R>(
        size, position -> failureAt(position) != null ? fallback : values.apply(position));
  }

  private Outcome.@Nullable Failure<R> failureAt(int position) {
    if (failures.isEmpty()) {
      return null;
    }
    int low = 0;
    int high = failures.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Outcome.Failure<R> failure = failures.get(middle);
      if (failure.position() == position) {
        return failure;
      }
      if (failure.position() < position) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /** The values as a list of their own, so that it holds neither outcomes nor failures. */
  private static final class Values<R extends @Nullable Object> extends AbstractList<R>
      implements RandomAccess {
    private final int size;
    private final IntFunction<? extends R> values;

    Values(int size, IntFunction<? extends R> values) {
      this.size = size;
      this.values = values;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public R get(int position) {
      Objects.checkIndex(position, size);
      return values.apply(position);
    }
  }
}
