package org.inbatch.contract;

import java.lang.reflect.Array;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.inbatch.CallOption;
import org.inbatch.Engine;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.inbatch.dispatch.SeededFunction;
import org.inbatch.dispatch.SeededInvocation;
import org.inbatch.dispatch.StageFanout;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an action with {@code target = ASYNC} that returns a stage: each item runs on a thread
 * of the stage's own, which is interrupted when the stage is cancelled, and completes the stage
 * when it ends.
 */
final class StageCalls implements EngineUnderTest {

  private static StageFanout fanout(ActionSite site, CallOption... options) {
    return Dispatch.stages(site, AsyncCalls.inItsWords(options));
  }

  /** What is computed on a thread of its own. */
  @FunctionalInterface
  private interface Computation<R extends @Nullable Object> {
    R compute() throws Throwable;
  }

  /** A stage whose computation is interrupted when it is cancelled. */
  private static final class Computed<R extends @Nullable Object> extends CompletableFuture<R> {

    private final Thread thread;

    private Computed(Computation<R> computation) {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      this.thread =
          Thread.ofVirtual()
              .inheritInheritableThreadLocals(false)
              .name(Thread.currentThread().getName())
              .unstarted(() -> {
                Thread.currentThread().setContextClassLoader(loader);
                try {
                  complete(computation.compute());
                } catch (Throwable thrown) {
                  completeExceptionally(thrown);
                }
              });
    }

    static <R extends @Nullable Object> CompletionStage<R> of(Computation<R> computation) {
      Computed<R> computed = new Computed<>(computation);
      computed.thread.start();
      return computed;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      thread.interrupt();
      return false;
    }
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> call(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return fanout(site, options).results(sets, set -> Computed.of(() -> item.apply(set)));
  }

  @Override
  public <A, R extends @Nullable Object> Results<R> callUnboxed(
      ActionSite site,
      ArgumentSets<A> sets,
      Engine.Invocation<A, @Nullable Object[]> invocation,
      CallOption... options) {
    Engine.Invocation<A, @Nullable Object[]> stages =
        (block, out, i) ->
            out[i] =
                Computed.of(() -> {
                  @Nullable Object[] value = new @Nullable Object[i + 1];
                  invocation.run(block, value, i);
                  return value[i];
                });
    return fanout(site, options).results(sets, stages);
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return fanout(site, options).stream(sets, set -> Computed.of(() -> item.apply(set)));
  }

  @Override
  public <A, S> S callArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      Engine.Invocation<A, S> invocation,
      CallOption... options) {
    Engine.Invocation<A, @Nullable Object[]> stages =
        (block, out, i) ->
            out[i] =
                Computed.of(() -> {
                  S value = type.cast(Array.newInstance(type.getComponentType(), i + 1));
                  invocation.run(block, value, i);
                  return Array.get(value, i);
                });
    return fanout(site, options).array(type, sets, stages);
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> callSeeded(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends R> item,
      CallOption... options) {
    return fanout(site, options)
        .results(sets, (set, random) -> Computed.of(() -> item.apply(set, random)));
  }

  @Override
  public <A, S> S callSeededArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      SeededInvocation<A, S> invocation,
      CallOption... options) {
    SeededInvocation<A, @Nullable Object[]> stages =
        (block, out, i, random) ->
            out[i] =
                Computed.of(() -> {
                  S value = type.cast(Array.newInstance(type.getComponentType(), i + 1));
                  invocation.run(block, value, i, random);
                  return Array.get(value, i);
                });
    return fanout(site, options).array(type, sets, stages);
  }
}
