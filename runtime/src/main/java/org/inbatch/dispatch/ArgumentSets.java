package org.inbatch.dispatch;

import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What init gave, ready for an engine.
 *
 * @param <A> a block of argument sets: {@code List<E>} for references, else a primitive array
 */
public final class ArgumentSets<A> {

  private ArgumentSets() {}

  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(E @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(
      @Nullable Iterable<? extends E> sets) {
    throw new UnsupportedOperationException();
  }

  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(
      @Nullable Iterator<? extends E> sets) {
    throw new UnsupportedOperationException();
  }

  public static <E extends @Nullable Object> ArgumentSets<List<E>> of(
      @Nullable Stream<? extends E> sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<int[]> of(int @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<long[]> of(long @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<double[]> of(double @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<float[]> of(float @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<short[]> of(short @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<byte[]> of(byte @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<char[]> of(char @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<boolean[]> of(boolean @Nullable [] sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<int[]> of(@Nullable IntStream sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<long[]> of(@Nullable LongStream sets) {
    throw new UnsupportedOperationException();
  }

  public static ArgumentSets<double[]> of(@Nullable DoubleStream sets) {
    throw new UnsupportedOperationException();
  }
}
