package org.inbatch.dispatch;

import java.lang.reflect.Array;
import java.util.concurrent.CompletionStage;
import org.inbatch.Engine;
import org.inbatch.engine.Stages;
import org.jspecify.annotations.Nullable;

/**
 * An action whose method returns a stage.
 *
 * @param action the action's name, for messages
 * @param method what begins the item at an index and puts its stage at the same index
 */
record StageItems<A, S>(String action, Engine.Invocation<A, @Nullable Object[]> method)
    implements Engine.Staged<A, S> {

  @Override
  public CompletionStage<?> begin(A sets, int index) throws Throwable {
    @Nullable Object[] stages = new @Nullable Object[index + 1];
    method.run(sets, stages, index);
    if (stages[index] instanceof CompletionStage<?> stage) {
      return stage;
    }
    throw new NullPointerException("%s returned null: return a stage".formatted(action));
  }

  @Override
  public void land(@Nullable Object value, S slots, int index) {
    if (value == null && slots.getClass().getComponentType().isPrimitive()) {
      throw new NullPointerException(
          "the stage that %s returned completed with null, which is no %s"
              .formatted(action, slots.getClass().getComponentType()));
    }
    Array.set(slots, index, value);
  }

  @Override
  public void run(A sets, S slots, int index) throws Throwable {
    land(Stages.await(begin(sets, index)), slots, index);
  }

  @Override
  public Engine.Staged<A, S> at(long position) {
    Engine.Invocation<A, @Nullable Object[]> there = method.at(position);
    return there == method ? this : new StageItems<>(action, there);
  }
}
