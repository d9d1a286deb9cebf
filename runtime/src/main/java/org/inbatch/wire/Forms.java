package org.inbatch.wire;

import static java.util.Collections.emptyList;
import static java.util.Collections.emptyMap;
import static java.util.Collections.emptySet;
import static java.util.Collections.singleton;
import static java.util.Collections.singletonList;
import static java.util.Collections.singletonMap;
import static java.util.Collections.unmodifiableList;
import static java.util.Collections.unmodifiableMap;
import static java.util.Collections.unmodifiableSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of the JDK's collections travel without serialization, and what they are when they arrive.
 *
 * @param <B> what they are built from, in the order in which they went
 * @param <T> lists, sets or maps
 */
@SuppressWarnings("JdkObsolete") // a view of a LinkedList is a class of its own
final class Forms<B, T> {

  private static final List<Integer> TWO = List.of(1, 2);

  private static final Forms<List<Object>, List<Object>> LISTS =
      new Forms<>(
          List.of(
              new Form<>(list -> list, new ArrayList<>()),
              new Form<>(
                  list -> unmodifiableList(list),
                  List.of(),
                  List.of(1),
                  TWO,
                  TWO.subList(0, 1),
                  emptyList(),
                  singletonList(1),
                  unmodifiableList(new ArrayList<>()),
                  unmodifiableList(new LinkedList<>())),
              new Form<>(list -> Arrays.asList(list.toArray()), Arrays.asList(1))));

  private static final Forms<List<Object>, Set<Object>> SETS =
      new Forms<>(
          List.of(
              new Form<>(LinkedHashSet::new, new HashSet<>(), new LinkedHashSet<>()),
              new Form<>(
                  list -> unmodifiableSet(new LinkedHashSet<>(list)),
                  Set.of(),
                  Set.of(1),
                  emptySet(),
                  singleton(1),
                  unmodifiableSet(new HashSet<>())),
              new Form<>(TreeSet::new, new TreeSet<>())));

  private static final Forms<Map<Object, Object>, Map<Object, Object>> MAPS =
      new Forms<>(
          List.of(
              new Form<>(map -> map, new HashMap<>(), new LinkedHashMap<>()),
              new Form<>(
                  map -> unmodifiableMap(map),
                  Map.of(),
                  Map.of(1, 1),
                  emptyMap(),
                  singletonMap(1, 1),
                  unmodifiableMap(new HashMap<>())),
              new Form<>(TreeMap::new, new TreeMap<>())));

  private final Map<Class<?>, Integer> forms = new HashMap<>();
  private final List<Form<B, T>> all;

  /** A form: how it is made, and samples of the classes that take it. */
  private static final class Form<B, T> {
    private final Function<B, T> maker;
    private final Object[] samples;

    Form(Function<B, T> maker, Object... samples) {
      this.maker = maker;
      this.samples = samples;
    }
  }

  private Forms(List<Form<B, T>> all) {
    this.all = all;
    for (int i = 0; i < all.size(); i++) {
      for (Object sample : all.get(i).samples) {
        forms.put(sample.getClass(), ReferenceCodec.PLAIN + i);
      }
    }
  }

  @SuppressWarnings("unchecked") // they hold elements without looking at them
  static <E extends @Nullable Object> Forms<List<E>, List<E>> lists() {
    return (Forms<List<E>, List<E>>) (Forms<?, ?>) LISTS;
  }

  @SuppressWarnings("unchecked") // as above
  static <E extends @Nullable Object> Forms<List<E>, Set<E>> sets() {
    return (Forms<List<E>, Set<E>>) (Forms<?, ?>) SETS;
  }

  @SuppressWarnings("unchecked") // as above
  static <K extends @Nullable Object, V extends @Nullable Object>
      Forms<Map<K, V>, Map<K, V>> maps() {
    return (Forms<Map<K, V>, Map<K, V>>) (Forms<?, ?>) MAPS;
  }

  /** Returns the form of a collection; one whose order is its own affair is serialized. */
  int of(T collection) {
    boolean sorted =
        switch (collection) {
          case SortedSet<?> set -> set.comparator() != null;
          case SortedMap<?, ?> map -> map.comparator() != null;
          default -> false;
        };
    return sorted
        ? ReferenceCodec.SERIALIZED
        : forms.getOrDefault(collection.getClass(), ReferenceCodec.SERIALIZED);
  }

  boolean has(int form) {
    return form >= ReferenceCodec.PLAIN && form < ReferenceCodec.PLAIN + all.size();
  }

  /** Makes a collection of a form that there is. */
  T make(int form, B built, WireInput in) {
    try {
      return all.get(form - ReferenceCodec.PLAIN).maker.apply(built);
    } catch (ClassCastException | NullPointerException e) {
      throw in.malformed("What has no order", e);
    }
  }
}
