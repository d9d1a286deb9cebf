package org.inbatch.dispatch;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Argument sets that are pulled while the call runs, one after the other.
 *
 * @param <A> a block of argument sets
 */
final class LazySource<A> implements Engine.Lazy<A> {

  /** Pulls the next argument set into a place of a block; false at the end of the source. */
  @FunctionalInterface
  private interface Puller<A> {
    boolean pull(A block, int index);
  }

  private final Engine.Known<A> shape;
  private final Puller<A> puller;
  private final Object origin;

  /**
   * @param shape an empty source of the same kind of block: knows how to make, copy and read one
   * @param puller what pulls
   * @param origin what init gave, closed after the call if it is {@code AutoCloseable}
   */
  private LazySource(Engine.Known<A> shape, Puller<A> puller, Object origin) {
    this.shape = shape;
    this.puller = puller;
    this.origin = origin;
  }

  static <E extends @Nullable Object> LazySource<List<E>> references(
      Iterator<? extends E> iterator, Object origin) {
    return new LazySource<>(
        new KnownList<>(List.of(), null),
        (block, index) -> {
          if (!iterator.hasNext()) {
            return false;
          }
          block.set(index, iterator.next());
          return true;
        },
        origin);
  }

  /**
   * Pulls from a stream's spliterator, which, unlike its iterator, never looks one element ahead.
   */
  static <E extends @Nullable Object> LazySource<List<E>> references(
      Spliterator<? extends E> elements, Object origin) {
    return new LazySource<>(
        new KnownList<>(List.of(), null),
        (block, index) -> elements.tryAdvance(element -> block.set(index, element)),
        origin);
  }

  static LazySource<int[]> ints(IntStream stream) {
    Spliterator.OfInt elements = stream.sequential().spliterator();
    return new LazySource<>(
        new KnownArray<>(new int[0]),
        (block, index) -> elements.tryAdvance((int element) -> block[index] = element),
        stream);
  }

  static LazySource<long[]> longs(LongStream stream) {
    Spliterator.OfLong elements = stream.sequential().spliterator();
    return new LazySource<>(
        new KnownArray<>(new long[0]),
        (block, index) -> elements.tryAdvance((long element) -> block[index] = element),
        stream);
  }

  static LazySource<double[]> doubles(DoubleStream stream) {
    Spliterator.OfDouble elements = stream.sequential().spliterator();
    return new LazySource<>(
        new KnownArray<>(new double[0]),
        (block, index) -> elements.tryAdvance((double element) -> block[index] = element),
        stream);
  }

  /** Returns the same, with each set handed to the check as it is pulled, with its position. */
  LazySource<A> checked(ObjLongConsumer<@Nullable Object> check) {
    AtomicLong position = new AtomicLong();
    return new LazySource<>(
        shape,
        (block, index) -> {
          boolean pulled = puller.pull(block, index);
          if (pulled) {
            check.accept(shape.item(block, index), position.getAndIncrement());
          }
          return pulled;
        },
        origin);
  }

  @Override
  public boolean pull(A block, int index) {
    return puller.pull(block, index);
  }

  @Override
  public A newBlock(int capacity) {
    return shape.newBlock(capacity);
  }

  @Override
  public void copy(A from, int index, A to, int toIndex) {
    shape.copy(from, index, to, toIndex);
  }

  @Override
  public @Nullable Object item(A block, int index) {
    return shape.item(block, index);
  }

  @Override
  public void close() {
    Closing.close(origin);
  }
}
