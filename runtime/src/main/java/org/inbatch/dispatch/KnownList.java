package org.inbatch.dispatch;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Argument sets that are all there, as references.
 *
 * @param block the argument sets
 * @param origin what init gave, closed after the call if it is {@code AutoCloseable}
 */
record KnownList<E extends @Nullable Object>(List<E> block, @Nullable Object origin)
    implements Engine.Known<List<E>> {

  /** Returns the elements of a collection as they are now. */
  @SuppressWarnings("unchecked") // what a Collection<? extends E> holds are Es
  static <E extends @Nullable Object> KnownList<E> copyOf(Collection<? extends E> collection) {
    return new KnownList<>((List<E>) Arrays.asList(collection.toArray()), collection);
  }

  @Override
  public int size() {
    return block.size();
  }

  @Override
  public List<E> newBlock(int capacity) {
    return Blocks.ofReferences(capacity);
  }

  @Override
  public void copy(List<E> from, int index, List<E> to, int toIndex) {
    to.set(toIndex, from.get(index));
  }

  @Override
  public @Nullable Object item(List<E> sets, int index) {
    return sets.get(index);
  }

  @Override
  public void close() {
    Closing.close(origin);
  }
}
