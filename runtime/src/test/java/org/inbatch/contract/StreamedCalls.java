package org.inbatch.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inbatch.BatchActionException;
import org.inbatch.CallOption;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.ThreadsOption;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.inbatch.dispatch.SeededFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an action whose post takes the outcomes one by one and collects them, so that all that
 * the contract says of results is said of streams too.
 */
final class StreamedCalls extends ThreadsCalls {

  StreamedCalls(List<ThreadsOption> always) {
    super(always);
  }

  /** Runs post on a stream, as a dispatcher does. */
  static <R extends @Nullable Object, P extends @Nullable Object> P post(
      OutcomeStream<R> outcomes, Function<Stream<Outcome<R>>, P> post) {
    P returned;
    try {
      returned = post.apply(outcomes.stream());
    } catch (Throwable thrown) {
      outcomes.endAfter(thrown);
      throw thrown;
    }
    outcomes.end();
    return returned;
  }

  private static <R extends @Nullable Object> Results<R> collect(OutcomeStream<R> outcomes) {
    return post(
        outcomes,
        stream -> {
          List<@Nullable R> values = new ArrayList<>();
          List<Outcome.Failure<R>> failures = new ArrayList<>();
          boolean complete = true;
          try {
            stream.forEach(outcome -> {
              switch (outcome) {
                case Outcome.Success<R> success -> values.add(success.value());
                case Outcome.Failure<R> failure -> {
                  values.add(null);
                  failures.add(failure);
                }
              }
              if (outcome.position() != values.size() - 1) {
                throw new AssertionError("not in order: " + outcome);
              }
            });
          } catch (BatchActionException incomplete) {
            complete = false;
          }
          return Results.of(values.size(), values::get, failures, complete);
        });
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> call(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return collect(fanout(site, options).stream(sets, item));
  }

  @Override
  public <A, R extends @Nullable Object> Results<R> callUnboxed(
      ActionSite site,
      ArgumentSets<A> sets,
      Engine.Invocation<A, @Nullable Object[]> invocation,
      CallOption... options) {
    return collect(fanout(site, options).stream(sets, invocation));
  }

  @Override
  public <E extends @Nullable Object, R extends @Nullable Object> Results<R> callSeeded(
      ActionSite site,
      ArgumentSets<List<E>> sets,
      SeededFunction<? super E, ? extends R> item,
      CallOption... options) {
    return collect(fanout(site, options).stream(sets, item));
  }
}
