package org.inbatch.dispatch;

import java.lang.reflect.Array;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Argument sets that are all there, in a primitive array.
 *
 * @param <A> the type of the array
 */
record KnownArray<A>(A block) implements Engine.Known<A> {

  @Override
  public int size() {
    return Array.getLength(block);
  }

  @Override
  public A newBlock(int capacity) {
    return Blocks.like(block, capacity);
  }

  @Override
  public void copy(A from, int index, A to, int toIndex) {
    System.arraycopy(from, index, to, toIndex, 1);
  }

  @Override
  public @Nullable Object item(A sets, int index) {
    return Array.get(sets, index);
  }

  /** An array has nothing to close. */
  @Override
  public void close() {}
}
