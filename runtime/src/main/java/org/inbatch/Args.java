package org.inbatch;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An argument set whose shape is known only at run time: values by place, values by name, or both.
 *
 * <pre>{@code
 * Args.of(data, index).with("arg1", x)
 * }</pre>
 *
 * <p>An init that yields {@code Args} fills the action's parameters marked {@code @PerItem}: the
 * values by place fill the first of them, in their order, and each of the others is filled by its
 * name. Every one must be filled, once. A value fits as it would in a call of the method: a wrapper
 * is unboxed, a primitive is widened, a generic type is checked by its erasure. A set that does not
 * fit fails the call with an {@code IllegalArgumentException} that tells where it stands and why.
 *
 * <p>Where the shape is known at compile time, a record is the better argument set: the compiler
 * checks it.
 *
 * <p>Immutable, as far as the values are. Values may be null, names may not.
 */
public final class Args {

  private final List<@Nullable Object> values;
  private final Map<String, @Nullable Object> named;

  private Args(List<@Nullable Object> values, Map<String, @Nullable Object> named) {
    this.values = Collections.unmodifiableList(values);
    this.named = Collections.unmodifiableMap(named);
  }

  /**
   * Returns a set of the given values, by place.
   *
   * <p>A single array is one value, like anything else, and so is a single null; only an {@code
   * Object[]} is taken as the values themselves, and copied.
   */
  public static Args of(@Nullable Object @Nullable ... values) {
    boolean single = values == null || values.getClass() != Object[].class;
    return new Args(
        single
            ? Collections.singletonList(values)
            : new ArrayList<@Nullable Object>(Arrays.asList(values)),
        Map.of());
  }

  /**
   * Returns a set with one more value, by name; this one stays as it is.
   *
   * @param name the name of a parameter
   * @param value its value, or null
   * @throws IllegalArgumentException if there is a value of that name already
   */
  public Args with(String name, @Nullable Object value) {
    Objects.requireNonNull(name, "name");
    if (named.containsKey(name)) {
      throw new IllegalArgumentException(
          "\"%s\" is given twice: %s has it already".formatted(name, this));
    }
    Map<String, @Nullable Object> more = new LinkedHashMap<>(named);
    more.put(name, value);
    return new Args(values, more);
  }

  /** Returns the values by place, unmodifiable. */
  public List<@Nullable Object> values() {
    return values;
  }

  /** Returns the values by name, in the order in which they were given, unmodifiable. */
  public Map<String, @Nullable Object> named() {
    return named;
  }

  /**
   * Returns whether the other is a set of equal values at the same places and of the same names, in
   * whatever order these were given; arrays are equal if their elements are.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Args that
        && Objects.deepEquals(values.toArray(), that.values.toArray())
        && named.keySet().equals(that.named.keySet())
        && named.keySet().stream()
            .allMatch(name -> Objects.deepEquals(named.get(name), that.named.get(name)));
  }

  @Override
  public int hashCode() {
    int hash = Arrays.deepHashCode(values.toArray());
    for (Map.Entry<String, @Nullable Object> entry : named.entrySet()) {
      hash += entry.getKey().hashCode() ^ Arrays.deepHashCode(new Object[] {entry.getValue()});
    }
    return hash;
  }

  /** Returns the values, those by name with theirs; of an array, its type and length. */
  @Override
  public String toString() {
    StringJoiner shown = new StringJoiner(", ", "Args[", "]");
    values.forEach(value -> shown.add(shown(value)));
    named.forEach((name, value) -> shown.add(name + "=" + shown(value)));
    return shown.toString();
  }

  private static String shown(@Nullable Object value) {
    return value != null && value.getClass().isArray()
        ? "%s[%d]"
            .formatted(value.getClass().getComponentType().getSimpleName(), Array.getLength(value))
        : String.valueOf(value);
  }
}
