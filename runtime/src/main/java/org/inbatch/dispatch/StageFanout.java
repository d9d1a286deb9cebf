package org.inbatch.dispatch;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.inbatch.BatchActionException;
import org.inbatch.Engine;
import org.inbatch.Results;
import org.jspecify.annotations.Nullable;

/**
 * A call of an action whose method returns a stage: as {@link Fanout}, but for what an item gives.
 * Used once.
 */
public final class StageFanout {

  private final ActionSite site;
  private final Fanout fanout;

  StageFanout(ActionSite site, Fanout fanout) {
    this.site = site;
    this.fanout = fanout;
  }

  /**
   * Runs the action for each argument set and returns the outcomes. Blocks until each stage has
   * completed.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> results(
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends @Nullable CompletionStage<? extends R>> item) {
    return results(sets, OverReferences.of(item));
  }

  /**
   * Runs an action with a generator of each item's own for each argument set and returns the
   * outcomes. Blocks until each stage has completed.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> results(
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends @Nullable CompletionStage<? extends R>> item) {
    return results(sets, OverReferences.of(item));
  }

  /**
   * Runs an action that is given the argument sets unboxed: it reads {@code sets} and puts its
   * stage at the same index. Blocks until each stage has completed.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, R extends @Nullable Object> Results<R> results(
      ArgumentSets<A> sets, Engine.Invocation<A, @Nullable Object[]> invocation) {
    return fanout.results(sets, staged(invocation));
  }

  /**
   * Runs an action that is given the argument sets unboxed, and a generator of each item's own.
   * Blocks until each stage has completed.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, R extends @Nullable Object> Results<R> results(
      ArgumentSets<A> sets, SeededInvocation<A, @Nullable Object[]> invocation) {
    return results(sets, fanout.seeded(invocation));
  }

  /**
   * Begins to run the action for each argument set, and returns the outcomes as they come.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends @Nullable CompletionStage<? extends R>> item) {
    return stream(sets, OverReferences.of(item));
  }

  /**
   * Begins to run an action with a generator of each item's own for each argument set, and returns
   * the outcomes as they come.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends @Nullable CompletionStage<? extends R>> item) {
    return stream(sets, OverReferences.of(item));
  }

  /**
   * Begins to run an action that is given the argument sets unboxed, and returns the outcomes as
   * they come.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, R extends @Nullable Object> OutcomeStream<R> stream(
      ArgumentSets<A> sets, Engine.Invocation<A, @Nullable Object[]> invocation) {
    return fanout.stream(sets, staged(invocation));
  }

  /**
   * Begins to run an action that is given the argument sets unboxed, and a generator of each item's
   * own, and returns the outcomes as they come.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, R extends @Nullable Object> OutcomeStream<R> stream(
      ArgumentSets<A> sets, SeededInvocation<A, @Nullable Object[]> invocation) {
    return stream(sets, fanout.seeded(invocation));
  }

  /**
   * Runs the action for each argument set and returns the values in a primitive array; a stage that
   * completes with null is that item's failure. Blocks until each stage has completed.
   *
   * @param type the class of the array, such as {@code double[].class}
   * @throws BatchActionException if any item failed
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, S> S array(
      Class<S> type, ArgumentSets<A> sets, Engine.Invocation<A, @Nullable Object[]> invocation) {
    return fanout.array(type, sets, staged(invocation));
  }

  /**
   * Runs an action with a generator of each item's own for each argument set and returns the values
   * in a primitive array. Blocks until each stage has completed.
   *
   * @param type the class of the array, such as {@code double[].class}
   * @throws BatchActionException if any item failed
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, S> S array(
      Class<S> type, ArgumentSets<A> sets, SeededInvocation<A, @Nullable Object[]> invocation) {
    return array(type, sets, fanout.seeded(invocation));
  }

  private <A, S> Engine.Staged<A, S> staged(Engine.Invocation<A, @Nullable Object[]> invocation) {
    return new StageItems<>(site.action(), invocation);
  }
}
