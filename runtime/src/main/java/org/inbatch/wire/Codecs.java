package org.inbatch.wire;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inbatch.Args;
import org.jspecify.annotations.Nullable;

/**
 * The codecs that most batches need; those of further values are in {@link ValueCodecs} and {@link
 * TimeCodecs}. All of them are immutable and thread-safe, and take null.
 *
 * <p>A value arrives equal to the one that went, with what it consists of in the same order. What
 * is not kept is identity: an object that stands in two places arrives as two. A value whose class
 * is none that its codec knows, such as a {@code LinkedList} for {@link #list}, falls back to Java
 * serialization ({@link #object}).
 */
public final class Codecs {

  /** Null, and nothing else. */
  public static final Codec<Void> VOID = new BoxCodec<>(Void.class);

  /** Truth values. */
  public static final Codec<Boolean> BOOLEAN = new BoxCodec<>(Boolean.class);

  /** Bytes. */
  public static final Codec<Byte> BYTE = new BoxCodec<>(Byte.class);

  /** Short integers. */
  public static final Codec<Short> SHORT = new BoxCodec<>(Short.class);

  /** Characters, half of a pair too. */
  public static final Codec<Character> CHARACTER = new BoxCodec<>(Character.class);

  /** Integers. */
  public static final Codec<Integer> INTEGER = new BoxCodec<>(Integer.class);

  /** Long integers. */
  public static final Codec<Long> LONG = new BoxCodec<>(Long.class);

  /** Numbers, with all their bits. */
  public static final Codec<Float> FLOAT = new BoxCodec<>(Float.class);

  /** Numbers, with all their bits. */
  public static final Codec<Double> DOUBLE = new BoxCodec<>(Double.class);

  /** Strings, those with lone surrogates too. */
  public static final Codec<String> STRING = new StringCodec();

  /** Arrays of truth values. */
  public static final Codec<boolean[]> BOOLEANS = new BooleanArrayCodec();

  /** Arrays of bytes. */
  public static final Codec<byte[]> BYTES = new PrimitiveArrayCodec<>(byte[].class, Byte.BYTES);

  /** Arrays of short integers. */
  public static final Codec<short[]> SHORTS = new PrimitiveArrayCodec<>(short[].class, Short.BYTES);

  /** Arrays of characters. */
  public static final Codec<char[]> CHARS =
      new PrimitiveArrayCodec<>(char[].class, Character.BYTES);

  /** Arrays of integers. */
  public static final Codec<int[]> INTS = new PrimitiveArrayCodec<>(int[].class, Integer.BYTES);

  /** Arrays of long integers. */
  public static final Codec<long[]> LONGS = new PrimitiveArrayCodec<>(long[].class, Long.BYTES);

  /** Arrays of numbers, with all their bits. */
  public static final Codec<float[]> FLOATS = new PrimitiveArrayCodec<>(float[].class, Float.BYTES);

  /** Arrays of numbers, with all their bits. */
  public static final Codec<double[]> DOUBLES =
      new PrimitiveArrayCodec<>(double[].class, Double.BYTES);

  /**
   * Memory. What both sides {@linkplain WireOutput#share share} arrives as the same memory, and
   * other memory as a copy: a segment of its own outside of the heap, that may be written to and
   * lives as long as it is referred to.
   */
  public static final Codec<MemorySegment> MEMORY_SEGMENT = new MemoryCodec();

  /**
   * Throwables, of any class. They arrive as they went, with their stacks; what cannot be
   * serialized, or not be read on the other side, arrives as a {@link org.inbatch.WorkerException},
   * which tells of it. None is refused, unless it is larger than a message may be.
   */
  public static final Codec<Throwable> THROWABLE = new ThrowableCodec();

  private Codecs() {}

  /** Returns the same codec, where null is meant to be among its values. */
  @SuppressWarnings("unchecked") // every codec takes null
  public static <T> Codec<@Nullable T> nullable(Codec<T> codec) {
    return (Codec<@Nullable T>) (Codec<?>) codec;
  }

  /** Returns a codec of an enum's constants. */
  public static <E extends Enum<E>> Codec<E> enumOf(Class<E> type) {
    return new EnumCodec<>(type);
  }

  /** Returns a codec of arrays whose class is {@code component[]}. */
  public static <C> Codec<C[]> array(Class<? super C> component, Codec<C> codec) {
    return new ArrayCodec<>(component, codec);
  }

  /**
   * Returns a codec of lists. An {@code ArrayList} arrives as one, what {@code Arrays.asList} gives
   * too, and what {@code List.of}, {@code Stream.toList}, {@code Collections.unmodifiableList} and
   * the like give as an unmodifiable list, which may hold null.
   */
  public static <E extends @Nullable Object> Codec<List<E>> list(Codec<E> element) {
    return new CollectionCodec<>(List.class, Forms.lists(), element);
  }

  /**
   * Returns a codec of sets. A {@code HashSet} or {@code LinkedHashSet} arrives as a {@code
   * LinkedHashSet}, in the order that it had, a {@code TreeSet} of natural order as one, and what
   * {@code Set.of}, {@code Collections.unmodifiableSet} and the like give as an unmodifiable set in
   * the order that it had, which may hold null.
   */
  public static <E extends @Nullable Object> Codec<Set<E>> set(Codec<E> element) {
    return new CollectionCodec<>(Set.class, Forms.sets(), element);
  }

  /**
   * Returns a codec of maps. A {@code HashMap} or {@code LinkedHashMap} arrives as a {@code
   * LinkedHashMap} in insertion order, which is the order that it had, a {@code TreeMap} of natural
   * order as one, and what {@code Map.of}, {@code Collections.unmodifiableMap} and the like give as
   * an unmodifiable map in the order that it had, which may hold null.
   */
  public static <K extends @Nullable Object, V extends @Nullable Object> Codec<Map<K, V>> map(
      Codec<K> key, Codec<V> value) {
    return new MapCodec<>(key, value);
  }

  /** Returns a codec of values that may be missing. */
  public static <E> Codec<Optional<E>> optional(Codec<E> element) {
    return new PlainCodec<>(
        Optional.class,
        "Optional<" + element.shape() + ">",
        element.declared(),
        _ -> true,
        (value, out) -> {
          out.writeBoolean(value.isPresent());
          value.ifPresent(each -> element.write(each, out));
        },
        in -> in.readBoolean() ? Optional.of(some(element, in)) : Optional.empty());
  }

  /**
   * Returns a codec of a record, or of another class whose values are what a pair of functions
   * tells of them.
   *
   * @param components the text for the {@linkplain Codec#shape() shape}: names, types, and what
   *     else must be the same on both sides
   */
  public static <R> Codec<R> record(
      Class<? super R> type, String components, RecordWriter<R> writer, RecordReader<R> reader) {
    return new PlainCodec<>(
        type,
        type.getName() + "(" + components + ")",
        Set.of(type),
        new PlainCodec.OfClass<>(type),
        writer,
        reader);
  }

  /**
   * Returns a codec of a sealed type, whose values are each of one of some other codecs' types.
   *
   * @param parts those of its permitted subtypes, made by this class
   * @throws IllegalArgumentException if there are more than 125 of them
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // they are not kept
  public static <T> Codec<T> sealed(Class<T> type, Codec<? extends T>... parts) {
    Set<Class<?>> declared = new HashSet<>(Set.of(type));
    List<ReferenceCodec<? extends T>> codecs = new ArrayList<>();
    for (Codec<? extends T> part : parts) {
      declared.addAll(part.declared());
      codecs.add((ReferenceCodec<? extends T>) part);
    }
    return new SealedCodec<>(type, Set.copyOf(declared), List.copyOf(codecs));
  }

  /**
   * Returns a codec of values by Java serialization; strings, common boxes and primitive arrays are
   * written as they are. A value may consist of
   *
   * <ul>
   *   <li>the declared class itself, or one of the others given here, and what their fields are
   *       declared as, arguments of generic types included, and so on; the subclasses of a sealed
   *       one; but not those of an open one
   *   <li>the JDK's values and collections, {@code Path} and {@code Optional} too
   *   <li>throwables of any class
   *   <li>subtypes of what is marked with {@link org.inbatch.annotations.Transferable}, and what
   *       the {@linkplain WireOutput#WireOutput(long, java.util.function.Predicate) connection}
   *       allows
   * </ul>
   *
   * <p>and what is not declared is refused on both sides. A lambda expression travels if the class
   * that it stands in is one of these.
   *
   * @param declared the declared type
   * @param others further classes that are allowed
   */
  public static <T> Codec<T> object(Class<? super T> declared, Class<?>... others) {
    return new ObjectCodec<>(declared, union(Set.of(declared), Set.of(others)));
  }

  /**
   * Returns a codec of argument sets whose shape is known at run time alone. Each value travels as
   * {@linkplain #object one of which nothing is known}.
   *
   * @param classes the classes that are allowed, those of the parameters that the sets fill
   */
  public static Codec<Args> args(Class<?>... classes) {
    Codec<@Nullable Object> value = nullable(object(Object.class, classes));
    Codec<List<@Nullable Object>> values = list(value);
    Codec<Map<String, @Nullable Object>> named = map(STRING, value);
    return new PlainCodec<>(
        Args.class,
        "Args",
        value.declared(),
        _ -> true,
        (args, out) -> {
          values.write(args.values(), out);
          named.write(args.named(), out);
        },
        in -> {
          Args args = Args.of(some(values, in).toArray());
          for (Map.Entry<String, @Nullable Object> each : some(named, in).entrySet()) {
            args = args.with(each.getKey(), each.getValue());
          }
          return args;
        });
  }

  /** Reads what is not null where honest writers are at work. */
  static <T> T some(Codec<T> codec, WireInput in) {
    T value = codec.read(in);
    if (value == null) {
      throw in.malformed("Null where " + codec.shape() + " is wanted");
    }
    return value;
  }

  static Set<Class<?>> union(Set<Class<?>> some, Set<Class<?>> others) {
    Set<Class<?>> all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }
}
