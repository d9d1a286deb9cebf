package com.example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.jspecify.annotations.Nullable;

/** Actions, inits and posts with type parameters of their own. */
class Shelf<T extends Comparable<T>> extends Batch<T> implements ShelfDispatcher.Parallel<T> {
  Shelf(List<T> items) {
    super(items);
  }

  @InBatchParallel(init = "indices")
  <K extends Comparable<? super K>> K key(T item, Function<? super T, ? extends K> by) {
    return by.apply(item);
  }

  /** Its type parameter hides the class's. */
  @SuppressWarnings("hiding")
  @InBatchParallel(init = "all", post = "listed")
  <T extends Number & Comparable<T>> T larger(T item, Class<T> type, T other) {
    return item.compareTo(other) < 0 ? other : item;
  }

  <N extends Number> List<N> all(Class<N> type) {
    return List.of();
  }

  <N extends @Nullable Object> List<N> listed(Results<N> results) {
    return results.values();
  }

  @InBatchParallel(init = "indices", post = "grouped")
  <K, V extends @Nullable Object> Map.@Nullable Entry<K, V> entry(
      T item, Function<T, K> key, Function<T, V> value) {
    return Map.entry(key.apply(item), value.apply(item));
  }

  <E extends @Nullable Object, X extends Exception> List<E> grouped(
      List<? extends E> entries, Function<? super T, ?> key) throws X {
    return new ArrayList<>();
  }

  @Action
  @InBatchParallel(init = "sources")
  <A, X extends IOException> void each(A item, A[] from, List<A[]> more, Class<X> failure) {}

  <A, X extends Exception> A[] sources(A[] from, Class<X> failure) throws X {
    return from;
  }

  @InBatchParallel(init = "indices", post = "array")
  static <E extends Enum<E>> E constant(Comparable<?> item, Class<E> type) {
    return type.getEnumConstants()[0];
  }

  <E extends Enum<E>> E[] array(E[] values, Class<E> type) {
    return values;
  }

  @SafeVarargs
  @InBatchParallel(init = "chosen", post = "joined")
  final <A> String texts(T item, Predicate<? super T> filter, A... others) {
    return "" + item;
  }

  <E> List<E> chosen(Predicate<? super E> filter) {
    return List.of();
  }

  @SafeVarargs
  static <A> String joined(List<String> texts, A... others) {
    return String.join(",", texts);
  }

  @InBatchParallel(init = "indices")
  <Results, Dispatch, batch> Results named(T item, Function<T, Results> by, Dispatch a, batch b) {
    return by.apply(item);
  }

  static <C extends Comparable<C>> Comparator<C> unused() {
    return Comparator.naturalOrder();
  }
}
