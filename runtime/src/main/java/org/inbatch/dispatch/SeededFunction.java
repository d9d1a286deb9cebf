package org.inbatch.dispatch;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The annotated method, applied to one argument set and a generator of the item's own, with the
 * call's arguments bound.
 *
 * @param <E> an argument set
 * @param <R> what the method returns, boxed; null from a {@code void} method
 */
@FunctionalInterface
public interface SeededFunction<E extends @Nullable Object, R extends @Nullable Object> {

  /**
   * Runs the item.
   *
   * @throws Throwable whatever the annotated method throws
   */
  R apply(E set, RandomGenerator random) throws Throwable;
}
