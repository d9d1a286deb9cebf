package org.inbatch.contract;

import java.util.List;
import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.Engine;
import org.inbatch.NativeOption;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.Fanout;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.NativeSymbol;
import org.inbatch.dispatch.OutcomeStream;
import org.inbatch.dispatch.SeededFunction;
import org.inbatch.dispatch.SeededInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an action with {@code target = NATIVE} in its direct form. A C function cannot do what
 * the contract asks of items, to throw and to wait for a gate; so each item calls one, bound as a
 * dispatcher binds it, and then does what it is asked.
 */
final class DownCalls extends FanoutCalls {

  private static final NativeSymbol LABS = NativeSymbol.of("", "labs", long.class, long.class);

  @Override
  Fanout fanout(ActionSite site, CallOption... options) {
    return Dispatch.natives(
        site, LABS, Stream.of(options).map(NativeOption.class::cast).toArray(NativeOption[]::new));
  }

  private static void callDown() throws Throwable {
    if ((long) LABS.handle().invokeExact(-7L) != 7) {
      throw new AssertionError();
    }
  }

  private static <E extends @Nullable Object, R extends @Nullable Object>
      ItemFunction<E, R> downCalling(ItemFunction<E, R> item) {
    return set -> {
      callDown();
      return item.apply(set);
    };
  }

  private static <A, S> Engine.Invocation<A, S> downCalling(Engine.Invocation<A, S> invocation) {
    return (sets, slots, index) -> {
      callDown();
      invocation.run(sets, slots, index);
    };
  }

  private static <E extends @Nullable Object, R extends @Nullable Object>
      SeededFunction<E, R> downCalling(SeededFunction<E, R> item) {
    return (set, random) -> {
      callDown();
      return item.apply(set, random);
    };
  }

  private static <A, S> SeededInvocation<A, S> downCalling(SeededInvocation<A, S> invocation) {
    return (sets, slots, index, random) -> {
      callDown();
      invocation.run(sets, slots, index, random);
    };
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> call(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return super.call(site, sets, downCalling(item), options);
  }

  @Override
  public <A, R extends @Nullable Object> Results<R> callUnboxed(
      ActionSite site,
      ArgumentSets<A> sets,
      Engine.Invocation<A, @Nullable Object[]> invocation,
      CallOption... options) {
    return super.callUnboxed(site, sets, downCalling(invocation), options);
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return super.stream(site, sets, downCalling(item), options);
  }

  @Override
  public <A, S> S callArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      Engine.Invocation<A, S> invocation,
      CallOption... options) {
    return super.callArray(site, type, sets, downCalling(invocation), options);
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> callSeeded(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends R> item,
      CallOption... options) {
    return super.callSeeded(site, sets, downCalling(item), options);
  }

  @Override
  public <A, S> S callSeededArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      SeededInvocation<A, S> invocation,
      CallOption... options) {
    return super.callSeededArray(site, type, sets, downCalling(invocation), options);
  }
}
