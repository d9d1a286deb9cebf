package org.inbatch.dispatch;

import org.inbatch.Engine;
import org.inbatch.ItemRandom;

/**
 * Gives each attempt at an item a new generator, made from the seed and the item's position.
 *
 * @param invocation what takes the generator
 * @param seed the seed of the call
 * @param position where index 0 of a block stands
 */
record SeededItems<A, S>(SeededInvocation<A, S> invocation, long seed, long position)
    implements Engine.Invocation<A, S> {

  @Override
  public void run(A sets, S slots, int index) throws Throwable {
    invocation.run(sets, slots, index, ItemRandom.of(seed, position + index));
  }

  @Override
  public Engine.Invocation<A, S> at(long otherPosition) {
    return new SeededItems<>(invocation, seed, otherPosition);
  }
}
