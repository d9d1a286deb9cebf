package com.example;

import java.io.IOException;
import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/**
 * What users write about their actions is said of the dispatcher's methods too.
 *
 * @param <T> what it is about
 */
public class Documented<T extends Comparable<T>> extends Batch<T>
    implements DocumentedDispatcher.Parallel<T> {
  /**
   * Creates one.
   *
   * @param items its items
   */
  public Documented(List<T> items) {
    super(items);
  }

  /**
   * Returns the first few.
   *
   * @param limit how many
   * @return the first few
   * @throws IOException never
   */
  public List<T> first(int limit) throws IOException {
    return indices().subList(0, limit);
  }

  /**
   * Compares one item, see {@link #first} and {@link #first(int) the first few}, with {@linkplain
   * List a list}; {@code {@link List} $T {}} is code, {@link java.util.List#of} has its full name.
   *
   * <p>A second paragraph, with {@value #LIMIT} and {@inheritDoc}.
   *
   * <pre>{@code
   * batch.compare(item,
   *     3);
   *
   * @param is no tag here
   * }</pre>
   *
   * @param item the item
   * @param limit how many there are at most, a text that is so long that it goes on in the next line
   *     of the comment
   * @param <T> hides the class's; compared {@link Comparable by itself}
   * @param by what to compare with
   * @return less than 0, 0, or more
   * @throws IllegalStateException if it cannot
   * @see List#of
   */
  @SuppressWarnings("hiding")
  @InBatchParallel(init = "first")
  public <T extends Comparable<T>> int compare(Object item, int limit, T by) {
    return by.compareTo(by);
  }

  /** A number. */
  public static final int LIMIT = 1;

  /**
   * Touches an item.
   *
   * @param item the item
   */
  @Action
  @InBatchParallel(init = "indices")
  public void touch(T item) {}

  /**
   * <ul>
   *   <li>One thing.
   *   <li>Another \u0024 thing.
   * </ul>
   *
   * @param item the item
   * @param limit how many
   * @return nothing
   */
  @InBatchParallel(init = "first", post = "listed")
  public String list(T item, int limit) {
    return "";
  }

  /**
   * Does nothing.
   *
   * @param values the values
   * @param limit how many
   */
  public void listed(List<String> values, int limit) {}

  /// Marks *one* item with [List] or [a list][List], never `[List]`; see [the site](https://a.b).
  ///
  /// - one thing, {@link #first}
  /// - another: */
  ///
  /// ```
  /// [Code] {@link #first}
  ///
  ///   @param none
  /// ```
  ///
  /// @param item the item
  /// @param mark the [mark]
  /// @return nothing of use
  @InBatchParallel(init = "indices")
  public T mark(T item, String mark) {
    return item;
  }
}
