package org.inbatch.contract;

import java.util.List;
import org.inbatch.CallOption;
import org.inbatch.Engine;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Fanout;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.inbatch.dispatch.SeededFunction;
import org.inbatch.dispatch.SeededInvocation;
import org.jspecify.annotations.Nullable;

/** Calls that begin at the dispatch, as those of generated dispatchers do. */
abstract class FanoutCalls implements EngineUnderTest {

  /** Begins a call on the engine. */
  abstract Fanout fanout(ActionSite site, CallOption... options);

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> call(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return fanout(site, options).results(sets, item);
  }

  @Override
  public <A, R extends @Nullable Object> Results<R> callUnboxed(
      ActionSite site,
      ArgumentSets<A> sets,
      Engine.Invocation<A, @Nullable Object[]> invocation,
      CallOption... options) {
    return fanout(site, options).results(sets, invocation);
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return fanout(site, options).stream(sets, item);
  }

  @Override
  public <A, S> S callArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      Engine.Invocation<A, S> invocation,
      CallOption... options) {
    return fanout(site, options).array(type, sets, invocation);
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> callSeeded(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends R> item,
      CallOption... options) {
    return fanout(site, options).results(sets, item);
  }

  @Override
  public <A, S> S callSeededArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      SeededInvocation<A, S> invocation,
      CallOption... options) {
    return fanout(site, options).array(type, sets, invocation);
  }
}
