package org.inbatch.contract;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.Engine;
import org.inbatch.ProcessOption;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.Fanout;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.inbatch.dispatch.RemoteAction;
import org.inbatch.dispatch.SeededFunction;
import org.inbatch.dispatch.SeededInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an action with {@code target = PROCESS}, whose items run in worker processes and
 * {@linkplain BackCalls call back}. An item's own calls run where it runs, on threads.
 */
final class ProcessCalls implements EngineUnderTest {

  private final FactoryCalls inWorker = new FactoryCalls();

  private static ProcessOption[] own(CallOption... options) {
    return Stream.of(options).map(ProcessOption.class::cast).toArray(ProcessOption[]::new);
  }

  /** Runs a call that is over when the function returns. */
  private static <T> T calling(
      ActionSite site,
      RemoteAction<?, ?> action,
      SeededInvocation<?, ?> invocation,
      Class<?> slots,
      Function<Fanout, T> run,
      CallOption... options) {
    long call = BackCalls.INSTANCE.begin(invocation, slots);
    try {
      return run.apply(Dispatch.process(site, action, FarItems.arguments(call), own(options)));
    } finally {
      BackCalls.INSTANCE.end(call);
    }
  }

  private static <E extends @Nullable Object>
      SeededInvocation<List<E>, @Nullable Object[]> invocation(ItemFunction<? super E, ?> item) {
    return (sets, slots, index, random) -> slots[index] = item.apply(sets.get(index));
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> call(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return BackCalls.isInItem()
        ? inWorker.call(site, sets, item, options)
        : calling(
            site,
            FarItems.PLAIN,
            invocation(item),
            Object[].class,
            fanout -> fanout.<E, R>results(sets, item),
            options);
  }

  @Override
  public <A, R extends @Nullable Object> Results<R> callUnboxed(
      ActionSite site,
      ArgumentSets<A> sets,
      Engine.Invocation<A, @Nullable Object[]> invocation,
      CallOption... options) {
    return calling(
        site,
        FarItems.PLAIN,
        BackCalls.unseeded(invocation),
        Object[].class,
        fanout -> fanout.<A, R>results(sets, invocation),
        options);
  }

  /** The items of a stream run until it ends: what they do is kept for good. */
  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    if (BackCalls.isInItem()) {
      return inWorker.stream(site, sets, item, options);
    }
    long call = BackCalls.INSTANCE.begin(invocation(item), Object[].class);
    return Dispatch.process(site, FarItems.PLAIN, FarItems.arguments(call), own(options)).stream(
        sets, item);
  }

  @Override
  public <A, S> S callArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      Engine.Invocation<A, S> invocation,
      CallOption... options) {
    return calling(
        site,
        FarItems.PLAIN,
        BackCalls.unseeded(invocation),
        type,
        fanout -> fanout.array(type, sets, invocation),
        options);
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> callSeeded(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends R> item,
      CallOption... options) {
    SeededInvocation<List<E>, @Nullable Object[]> invocation =
        (block, slots, index, random) -> slots[index] = item.apply(block.get(index), random);
    return calling(
        site,
        FarItems.SEEDED,
        invocation,
        Object[].class,
        fanout -> fanout.<E, R>results(sets, item),
        options);
  }

  @Override
  public <A, S> S callSeededArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      SeededInvocation<A, S> invocation,
      CallOption... options) {
    return calling(
        site,
        FarItems.SEEDED,
        invocation,
        type,
        fanout -> fanout.array(type, sets, invocation),
        options);
  }
}
