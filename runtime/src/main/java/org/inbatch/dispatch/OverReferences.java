package org.inbatch.dispatch;

import java.util.List;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/** Functions of one argument set, as invocations over blocks of references. */
final class OverReferences {

  private OverReferences() {}

  static <E extends @Nullable Object> Engine.Invocation<List<E>, @Nullable Object[]> of(
      ItemFunction<? super E, ?> item) {
    return (block, slots, index) -> slots[index] = item.apply(block.get(index));
  }

  static <E extends @Nullable Object> SeededInvocation<List<E>, @Nullable Object[]> of(
      SeededFunction<? super E, ?> item) {
    return (block, slots, index, random) -> slots[index] = item.apply(block.get(index), random);
  }
}
