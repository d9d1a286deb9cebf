package org.inbatch.dispatch;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * What init gave, ready for an engine: an array or a collection is taken as it is now, everything
 * else is pulled while the call runs.
 *
 * <p>A null is taken too; the call then fails with an exception that names init.
 *
 * @param <A> a block of argument sets: {@code List<E>} for references, else a primitive array
 */
public final class ArgumentSets<A> {

  private final Engine.@Nullable Source<A> source;

  private ArgumentSets(Engine.@Nullable Source<A> source) {
    this.source = source;
  }

  /** Returns the source, or null if init gave null. */
  Engine.@Nullable Source<A> source() {
    return source;
  }

  /**
   * Returns the same, with each set handed to the check, with its position: at once where all sets
   * are there, else as they are pulled. What the check throws is thrown, and closes what init gave.
   */
  ArgumentSets<A> checked(ObjLongConsumer<@Nullable Object> check) {
    if (source instanceof LazySource<A> lazy) {
      return new ArgumentSets<>(lazy.checked(check));
    }
    if (source instanceof Engine.Known<A> known) {
      try {
        for (int position = 0; position < known.size(); position++) {
          check.accept(known.item(known.block(), position), position);
        }
      } catch (Throwable thrown) {
        throw Closing.after(thrown, known);
      }
    }
    return this;
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(E @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownList<>(Arrays.asList(sets), null));
  }

  /**
   * Takes the elements of a collection as they are now, or pulls those of any other iterable while
   * the call runs.
   */
  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(
      @Nullable Iterable<? extends E> sets) {
    if (sets == null) {
      return new ArgumentSets<>(null);
    }
    try {
      return new ArgumentSets<>(
          sets instanceof Collection<? extends E> collection
              ? KnownList.asNow(collection)
              : LazySource.references(sets.iterator(), sets));
    } catch (Throwable thrown) {
      throw Closing.after(thrown, sets);
    }
  }

  /** Pulls the elements of an iterator while the call runs. */
  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(
      @Nullable Iterator<? extends E> sets) {
    return new ArgumentSets<>(sets == null ? null : LazySource.references(sets, sets));
  }

  /** Pulls the elements of a stream while the call runs, and closes it. */
  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(
      @Nullable Stream<? extends E> sets) {
    return new ArgumentSets<>(
        sets == null ? null : LazySource.references(sets.sequential().spliterator(), sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<byte[]> of(byte @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<short[]> of(short @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<int[]> of(int @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<long[]> of(long @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<char[]> of(char @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<float[]> of(float @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<double[]> of(double @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Takes the elements of an array, which must not change while the call runs. */
  public static ArgumentSets<boolean[]> of(boolean @Nullable [] sets) {
    return new ArgumentSets<>(sets == null ? null : new KnownArray<>(sets));
  }

  /** Pulls the elements of a stream while the call runs, and closes it. */
  public static ArgumentSets<int[]> of(@Nullable IntStream sets) {
    return new ArgumentSets<>(sets == null ? null : LazySource.ints(sets));
  }

  /** Pulls the elements of a stream while the call runs, and closes it. */
  public static ArgumentSets<long[]> of(@Nullable LongStream sets) {
    return new ArgumentSets<>(sets == null ? null : LazySource.longs(sets));
  }

  /** Pulls the elements of a stream while the call runs, and closes it. */
  public static ArgumentSets<double[]> of(@Nullable DoubleStream sets) {
    return new ArgumentSets<>(sets == null ? null : LazySource.doubles(sets));
  }
}
