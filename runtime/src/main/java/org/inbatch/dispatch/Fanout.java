package org.inbatch.dispatch;

import java.util.List;
import org.inbatch.BatchActionException;
import org.inbatch.Engine;
import org.inbatch.Results;
import org.jspecify.annotations.Nullable;

/** A call whose options are checked: runs the action over the argument sets. Used once. */
public final class Fanout {

  Fanout() {}

  /** Runs the action for each argument set and returns the outcomes. Blocks. */
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> results(
      ArgumentSets<List<E>> sets, ItemFunction<? super E, ? extends R> item) {
    throw new UnsupportedOperationException();
  }

  /**
   * The same without boxing the argument sets: the invocation reads {@code sets} and writes {@code
   * values} at an index.
   */
  public <A, R extends @Nullable Object> Results<R> results(
      ArgumentSets<A> sets, Engine.Invocation<A, @Nullable Object[]> invocation) {
    throw new UnsupportedOperationException();
  }

  /**
   * Runs the action for each argument set and returns the values in a primitive array, unboxed all the
   * way. Blocks.
   *
   * @param type the class of the array, such as {@code double[].class}
   * @throws BatchActionException if any item failed
   */
  public <A, S> S array(
      Class<S> type, ArgumentSets<A> sets, Engine.Invocation<A, S> invocation) {
    throw new UnsupportedOperationException();
  }
}
