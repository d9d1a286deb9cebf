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

  /** The class of unmodifiable lists of more than two; whatever it is, its lists never change. */
  private static final Class<?> UNMODIFIABLE = List.of(1, 2, 3).getClass();

  /** Returns the elements of a collection as they are now; one that cannot change is not copied. */
  @SuppressWarnings("unchecked") // what a Collection<? extends E> holds are Es
  static <E extends @Nullable Object> KnownList<E> asNow(Collection<? extends E> collection) {
    List<E> block =
        collection.getClass() == UNMODIFIABLE
            ? (List<E>) collection
            : (List<E>) Arrays.asList(collection.toArray());
    return new KnownList<>(block, collection);
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
