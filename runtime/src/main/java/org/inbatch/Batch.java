package org.inbatch;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.inbatch.annotations.BatchClass;

/**
 * A collection of items whose methods, each written for one item, run over all items in parallel.
 *
 * <p>A subclass annotates those methods with {@code @InBatchParallel}; the annotation processor
 * generates {@code <Batch>Dispatcher}, whose methods take the whole batch. The batch knows its
 * items as <em>indices</em>: whatever identifies an item, such as a path, a key or a row number.
 * What belongs to an item besides (a loaded picture, a feature vector) the subclass keeps in fields
 * of its own, by position.
 *
 * <p>The indices never change. A batch is as thread-safe as its subclass makes it: the invocations
 * of an action run on several threads, and each should write only what belongs to its own item.
 *
 * @param <I> what identifies an item
 */
@BatchClass
public abstract class Batch<I> {

  private final List<I> indices;

  /**
   * Creates a batch of the given items, in the iteration order of the collection, which is copied.
   *
   * @param indices what identifies the items
   * @throws IllegalArgumentException if an element is null; the message names its position
   */
  protected Batch(Collection<? extends I> indices) {
    int position = 0;
    for (I index : indices) {
      if (index == null) {
        throw new IllegalArgumentException(
            "indices[%d] of %s is null: a batch needs something that identifies each item"
                .formatted(position, getClass().getSimpleName()));
      }
      position++;
    }
    this.indices = List.copyOf(indices);
  }

  /** Returns what identifies the items, in order, unmodifiable; the usual init of an action. */
  public List<I> indices() {
    return indices;
  }

  /**
   * Returns the positions of the items, {@code 0} to {@code size() - 1}: the init of an action that
   * works on the batch's fields by position. Each call returns a new stream.
   */
  public IntStream positions() {
    return IntStream.range(0, size());
  }

  /** Returns the number of items. */
  public int size() {
    return indices().size();
  }

  /**
   * Tells whether any item failed, or whether the call ended before all argument sets were pulled:
   * what a post method asks first. False for an empty, complete result.
   */
  public static boolean anyActionFailed(Results<?> results) {
    return results.anyFailed();
  }

  /** Returns the class's name and the number of items. */
  @Override
  public String toString() {
    return "%s[%d items]".formatted(getClass().getSimpleName(), size());
  }
}
