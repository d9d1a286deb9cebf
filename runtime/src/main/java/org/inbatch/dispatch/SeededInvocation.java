package org.inbatch.dispatch;

import java.util.random.RandomGenerator;

/**
 * The annotated method, applied to one argument set of a block and a generator of the item's own:
 * it reads {@code sets} and writes its value at the same index.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
@FunctionalInterface
public interface SeededInvocation<A, S> {

  /**
   * Runs the item at the index.
   *
   * @throws Throwable whatever the annotated method throws
   */
  void run(A sets, S slots, int index, RandomGenerator random) throws Throwable;
}
