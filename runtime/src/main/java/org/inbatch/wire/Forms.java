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
import org.jspecify.annotations.Nullable;

/**
 * Which of the JDK's collections travel without serialization, and what they are when they arrive.
 *
 * @param <B> what they are built from, in the order in which they went
 * @param <T> lists, sets or maps
 */
@SuppressWarnings("JdkObsolete") // a view of a LinkedList is a class of its own
abstract sealed class Forms<B, T> {

  private static final int CHANGEABLE = ReferenceCodec.PLAIN;
  private static final int UNMODIFIABLE = CHANGEABLE + 1;

  /** A list of fixed size, or what is sorted. */
  private static final int LAST = UNMODIFIABLE + 1;

  private static final List<Integer> TWO = List.of(1, 2);

  private static final Forms<List<Object>, List<Object>> LISTS = new Lists();
  private static final Forms<List<Object>, Set<Object>> SETS = new Sets();
  private static final Forms<Map<Object, Object>, Map<Object, Object>> MAPS = new Maps();

  private final Map<Class<?>, Integer> forms = new HashMap<>();

  private static final class Lists extends Forms<List<Object>, List<Object>> {

    Lists() {
      add(CHANGEABLE, new ArrayList<>());
      add(
          UNMODIFIABLE,
          List.of(),
          List.of(1),
          TWO,
          TWO.subList(0, 1),
          emptyList(),
          singletonList(1),
          unmodifiableList(new ArrayList<>()),
          unmodifiableList(new LinkedList<>()));
      add(LAST, Arrays.asList(1));
    }

    @Override
    List<Object> made(int form, List<Object> elements) {
      return switch (form) {
        case CHANGEABLE -> elements;
        case UNMODIFIABLE -> unmodifiableList(elements);
        default -> Arrays.asList(elements.toArray());
      };
    }
  }

  private static final class Sets extends Forms<List<Object>, Set<Object>> {

    Sets() {
      add(CHANGEABLE, new HashSet<>(), new LinkedHashSet<>());
      add(
          UNMODIFIABLE,
          Set.of(),
          Set.of(1),
          emptySet(),
          singleton(1),
          unmodifiableSet(new HashSet<>()));
      add(LAST, new TreeSet<>());
    }

    @Override
    Set<Object> made(int form, List<Object> elements) {
      return switch (form) {
        case CHANGEABLE -> new LinkedHashSet<>(elements);
        case UNMODIFIABLE -> unmodifiableSet(new LinkedHashSet<>(elements));
        default -> new TreeSet<>(elements);
      };
    }
  }

  private static final class Maps extends Forms<Map<Object, Object>, Map<Object, Object>> {

    Maps() {
      add(CHANGEABLE, new HashMap<>(), new LinkedHashMap<>());
      add(
          UNMODIFIABLE,
          Map.of(),
          Map.of(1, 1),
          emptyMap(),
          singletonMap(1, 1),
          unmodifiableMap(new HashMap<>()));
      add(LAST, new TreeMap<>());
    }

    @Override
    Map<Object, Object> made(int form, Map<Object, Object> entries) {
      return switch (form) {
        case CHANGEABLE -> entries;
        case UNMODIFIABLE -> unmodifiableMap(entries);
        default -> new TreeMap<>(entries);
      };
    }
  }

  /** Makes a collection of a form that there is. */
  abstract T made(int form, B built);

  /** Says which classes take a form, by samples of them. */
  final void add(int form, Object... samples) {
    for (Object sample : samples) {
      forms.put(sample.getClass(), form);
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
    boolean ordered =
        (collection instanceof SortedSet<?> set && set.comparator() != null)
            || (collection instanceof SortedMap<?, ?> map && map.comparator() != null);
    return ordered
        ? ReferenceCodec.SERIALIZED
        : forms.getOrDefault(collection.getClass(), ReferenceCodec.SERIALIZED);
  }

  boolean has(int form) {
    return form >= CHANGEABLE && form <= LAST;
  }

  /** Makes a collection of a form that there is. */
  T make(int form, B built, WireInput in) {
    try {
      return made(form, built);
    } catch (ClassCastException | NullPointerException e) {
      throw in.malformed("What has no order", e);
    }
  }
}
