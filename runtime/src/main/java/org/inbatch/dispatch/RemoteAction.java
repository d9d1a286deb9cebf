package org.inbatch.dispatch;

import java.util.List;
import java.util.StringJoiner;
import org.inbatch.Engine;
import org.inbatch.wire.Codec;
import org.inbatch.wire.RemoteTarget;
import org.inbatch.wire.SlotCodec;
import org.inbatch.wire.WireInput;
import org.jspecify.annotations.Nullable;

/**
 * An action that other JVMs run: how its argument sets and values travel, and what is run there.
 * One constant of a dispatcher an action; thread-safe. Workers find it by the dispatcher's name and
 * the action's.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
public final class RemoteAction<A, S> {

  final RemoteTarget<A, S> target;

  private RemoteAction(RemoteTarget<A, S> target) {
    this.target = target;
  }

  /**
   * Makes what is run for each item, where it is run: reads the call's arguments, as they were
   * {@linkplain RemoteArguments written}, and binds them.
   */
  @FunctionalInterface
  public interface Binder<F> {

    /** Reads the arguments and returns the function. */
    F bind(WireInput in);
  }

  /**
   * Returns an action whose argument sets and values are references.
   *
   * @param dispatcher the class that the action is a constant of
   * @param action its name
   * @param sets how argument sets travel
   * @param values how values travel
   * @param binder makes what is run for each item
   * @param arguments how the call's arguments travel, all that the binder reads; where there are
   *     none, a worker binds the action once
   */
  public static <E extends @Nullable Object, R extends @Nullable Object>
      RemoteAction<List<E>, @Nullable Object[]> of(
          Class<?> dispatcher,
          String action,
          Codec<E> sets,
          Codec<R> values,
          Binder<ItemFunction<E, R>> binder,
          Codec<?>... arguments) {
    return unboxed(
        dispatcher,
        action,
        SlotCodec.list(sets),
        SlotCodec.references(values),
        in -> OverReferences.of(binder.bind(in)),
        arguments);
  }

  /** Returns the same for an action that is given a generator of each item's own. */
  public static <E extends @Nullable Object, R extends @Nullable Object>
      RemoteAction<List<E>, @Nullable Object[]> seeded(
          Class<?> dispatcher,
          String action,
          Codec<E> sets,
          Codec<R> values,
          Binder<SeededFunction<E, R>> binder,
          Codec<?>... arguments) {
    return seededUnboxed(
        dispatcher,
        action,
        SlotCodec.list(sets),
        SlotCodec.references(values),
        in -> OverReferences.of(binder.bind(in)),
        arguments);
  }

  /** Returns an action whose argument sets, or values, are primitive. */
  public static <A, S> RemoteAction<A, S> unboxed(
      Class<?> dispatcher,
      String action,
      SlotCodec<A> sets,
      SlotCodec<S> values,
      Binder<Engine.Invocation<A, S>> binder,
      Codec<?>... arguments) {
    return new RemoteAction<>(
        RemoteTarget.of(
            dispatcher, action, shape(arguments), sets, values, new Unseeded<>(binder)));
  }

  /** Returns the same for an action that is given a generator of each item's own. */
  public static <A, S> RemoteAction<A, S> seededUnboxed(
      Class<?> dispatcher,
      String action,
      SlotCodec<A> sets,
      SlotCodec<S> values,
      Binder<SeededInvocation<A, S>> binder,
      Codec<?>... arguments) {
    return new RemoteAction<>(
        RemoteTarget.of(
            dispatcher,
            action,
            shape(arguments),
            sets,
            values,
            (in, seed) -> new SeededItems<>(binder.bind(in), seed, 0)));
  }

  /** What needs no seed. A class of its own, as a worker that starts makes no lambda as fast. */
  private record Unseeded<A, S>(Binder<Engine.Invocation<A, S>> binder)
      implements RemoteTarget.Binder<A, S> {
    @Override
    public Engine.Invocation<A, S> bind(WireInput arguments, long seed) {
      return binder.bind(arguments);
    }
  }

  private static String shape(Codec<?>... arguments) {
    StringJoiner shape = new StringJoiner(", ");
    for (Codec<?> argument : arguments) {
      shape.add(argument.shape());
    }
    return shape.toString();
  }
}
