package org.inbatch.dispatch;

import java.lang.reflect.Array;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.inbatch.BatchActionException;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.jspecify.annotations.Nullable;

/** A call whose options are checked: runs the action over the argument sets. Used once. */
public final class Fanout {

  @SuppressWarnings("NullAway") // an array class does not tell whether its elements may be null
  private static final Class<@Nullable Object[]> REFERENCES = Object[].class;

  private final ActionSite site;
  private final Engine engine;
  private final Place place;
  private Engine.Plan plan;

  /** Where items are run: turns what runs them here into what has them run there. */
  interface Place {

    /** Here. */
    Place HERE =
        new Place() {
          @Override
          public <A, S> Engine.Invocation<A, S> of(Engine.Invocation<A, S> here, Engine.Plan plan) {
            return here;
          }
        };

    /** Returns what has items run there. */
    <A, S> Engine.Invocation<A, S> of(Engine.Invocation<A, S> here, Engine.Plan plan);
  }

  Fanout(ActionSite site, Engine engine, Engine.Plan plan, Place place) {
    this.site = site;
    this.engine = engine;
    this.plan = plan;
    this.place = place;
  }

  /**
   * Runs the action for each argument set and returns the outcomes. Blocks.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> results(
      ArgumentSets<List<E>> sets, ItemFunction<? super E, ? extends R> item) {
    return results(sets, OverReferences.of(item));
  }

  /**
   * Runs an action with a generator of each item's own for each argument set and returns the
   * outcomes. Blocks.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> results(
      ArgumentSets<List<E>> sets, SeededFunction<? super E, ? extends R> item) {
    return results(sets, OverReferences.of(item));
  }

  /**
   * Runs an action that is given the argument sets unboxed: it reads {@code sets} and writes its
   * value at the same index. Blocks.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, R extends @Nullable Object> Results<R> results(
      ArgumentSets<A> sets, Engine.Invocation<A, @Nullable Object[]> invocation) {
    return results(run(sets, REFERENCES, invocation));
  }

  /**
   * Runs an action that is given the argument sets unboxed, and a generator of each item's own.
   * Blocks.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, R extends @Nullable Object> Results<R> results(
      ArgumentSets<A> sets, SeededInvocation<A, @Nullable Object[]> invocation) {
    return results(sets, seeded(invocation));
  }

  /**
   * Begins to run the action for each argument set, and returns the outcomes as they come.
   *
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <E extends @Nullable Object, R extends @Nullable Object> OutcomeStream<R> stream(
      ArgumentSets<List<E>> sets, ItemFunction<? super E, ? extends R> item) {
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
      ArgumentSets<List<E>> sets, SeededFunction<? super E, ? extends R> item) {
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
    return new OutcomeStream<>(site.action(), engine.stream(call(sets, REFERENCES, invocation)));
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
    return stream(sets, seeded(invocation));
  }

  /**
   * Runs the action for each argument set and returns the values in a primitive array, unboxed all
   * the way. Blocks.
   *
   * @param type the class of the array, such as {@code double[].class}
   * @throws BatchActionException if any item failed
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, S> S array(Class<S> type, ArgumentSets<A> sets, Engine.Invocation<A, S> invocation) {
    return values(run(sets, type, invocation));
  }

  /**
   * Runs an action with a generator of each item's own for each argument set and returns the values
   * in a primitive array. Blocks.
   *
   * @param type the class of the array, such as {@code double[].class}
   * @throws BatchActionException if any item failed
   * @throws IllegalStateException if init gave null
   * @throws org.inbatch.BatchInterruptedException if the calling thread is interrupted
   */
  public <A, S> S array(Class<S> type, ArgumentSets<A> sets, SeededInvocation<A, S> invocation) {
    return array(type, sets, seeded(invocation));
  }

  /** Returns the invocation with the call's seed, which is drawn if the caller gave none. */
  <A, S> Engine.Invocation<A, S> seeded(SeededInvocation<A, S> invocation) {
    long seed = plan.seed().orElseGet(ThreadLocalRandom.current()::nextLong);
    plan = plan.withSeed(seed);
    return new SeededItems<>(invocation, seed, 0);
  }

  private static <S> S values(Engine.Collected<S> collected) {
    if (!collected.failures().isEmpty() || !collected.complete()) {
      throw new BatchActionException(results(collected));
    }
    return trimmed(collected);
  }

  private <A, S> Engine.Collected<S> run(
      ArgumentSets<A> sets, Class<S> slots, Engine.Invocation<A, S> invocation) {
    return engine.run(call(sets, slots, invocation));
  }

  private <A, S> Engine.Call<A, S> call(
      ArgumentSets<A> sets, Class<S> slots, Engine.Invocation<A, S> invocation) {
    Engine.Source<A> source = sets.source();
    if (source == null) {
      throw new IllegalStateException(
          "init \"%s\" of %s returned null: return an empty array, collection or stream where there is nothing to do"
              .formatted(site.init(), site.action()));
    }
    return new Engine.Call<>(
        site.action(), site.history(), source, place.of(invocation, plan), slots, plan);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // each slot whose item did not fail holds an R
  private static <R extends @Nullable Object> Results<R> results(Engine.Collected<?> collected) {
    List<Outcome.Failure<R>> failures = (List<Outcome.Failure<R>>) (List<?>) collected.failures();
    IntFunction<R> values =
        collected.values() instanceof Object[] references
            ? position -> (R) references[position]
            : position -> (R) Array.get(collected.values(), position);
    return Results.of(collected.size(), values, failures, collected.complete());
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // S is an array type
  private static <S> S trimmed(Engine.Collected<S> collected) {
    S values = collected.values();
    int size = collected.size();
    if (Array.getLength(values) == size) {
      return values;
    }
    S exact = Blocks.like(values, size);
    System.arraycopy(values, 0, exact, 0, size);
    return exact;
  }
}
