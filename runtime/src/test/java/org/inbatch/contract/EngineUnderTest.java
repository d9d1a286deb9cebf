package org.inbatch.contract;

import java.util.List;
import org.inbatch.CallOption;
import org.inbatch.Engine;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.inbatch.dispatch.SeededFunction;
import org.inbatch.dispatch.SeededInvocation;
import org.jspecify.annotations.Nullable;

/**
 * An engine as the contract sees it: what makes a call run on it.
 *
 * <p>The contract speaks of options in the words of THREADS; an engine under test translates where
 * its own are called otherwise.
 */
interface EngineUnderTest {

  /** The batch and action of every call: to be found in thread names and messages. */
  String BATCH = "ContractBatch";

  String ACTION = "work";
  String INIT = "items";

  /** Returns an action that has not been called yet. */
  static ActionSite newSite() {
    return ActionSite.of(BATCH, ACTION, INIT);
  }

  /** Runs the item for each argument set, as the dispatcher of an action on references does. */
  <E extends @Nullable Object, R extends @Nullable Object> Results<R> call(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options);

  /** Runs the invocation, as the dispatcher of an action on primitive argument sets does. */
  <A, R extends @Nullable Object> Results<R> callUnboxed(
      ActionSite site,
      ArgumentSets<A> sets,
      Engine.Invocation<A, @Nullable Object[]> invocation,
      CallOption... options);

  /** Begins to run the item, as the dispatcher of an action with a streaming post does. */
  <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options);

  /** Runs the invocation, as the dispatcher of an action with a primitive array for post does. */
  <A, S> S callArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      Engine.Invocation<A, S> invocation,
      CallOption... options);

  /** Runs the item, as the dispatcher of an action with {@code @Seeded} does. */
  <E extends @Nullable Object, R extends @Nullable Object> Results<R> callSeeded(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends R> item,
      CallOption... options);

  /**
   * Runs the invocation, as the dispatcher of such an action with a primitive array for post does.
   */
  <A, S> S callSeededArray(
      ActionSite site,
      Class<S> type,
      ArgumentSets<A> sets,
      SeededInvocation<A, S> invocation,
      CallOption... options);
}
