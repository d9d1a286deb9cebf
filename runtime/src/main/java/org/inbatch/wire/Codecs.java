package org.inbatch.wire;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.inbatch.Args;
import org.jspecify.annotations.Nullable;

/**
 * The codecs that there are. All of them are immutable and thread-safe, and take null.
 *
 * <p>A value arrives equal to the one that went, with what it consists of in the same order. What
 * is not kept is identity: an object that stands in two places arrives as two. A value whose class
 * is none that its codec knows, such as a {@code LinkedList} for {@link #list}, falls back to Java
 * serialization ({@link #object}).
 */
public final class Codecs {

  /** Null, and nothing else. */
  public static final Codec<Void> VOID =
      plain(
          Void.class,
          (value, out) -> {},
          in -> {
            throw in.malformed("A value of void");
          });

  /** Truth values. */
  public static final Codec<Boolean> BOOLEAN =
      plain(Boolean.class, (value, out) -> out.writeBoolean(value), WireInput::readBoolean);

  /** Bytes. */
  public static final Codec<Byte> BYTE =
      plain(Byte.class, (value, out) -> out.writeByte(value), WireInput::readByte);

  /** Short integers. */
  public static final Codec<Short> SHORT =
      plain(Short.class, (value, out) -> out.writeShort(value), WireInput::readShort);

  /** Characters, half of a pair too. */
  public static final Codec<Character> CHARACTER =
      plain(Character.class, (value, out) -> out.writeChar(value), WireInput::readChar);

  /** Integers. */
  public static final Codec<Integer> INTEGER =
      plain(Integer.class, (value, out) -> out.writeInt(value), WireInput::readInt);

  /** Long integers. */
  public static final Codec<Long> LONG =
      plain(Long.class, (value, out) -> out.writeLong(value), WireInput::readLong);

  /** Numbers, with all their bits. */
  public static final Codec<Float> FLOAT =
      plain(Float.class, (value, out) -> out.writeFloat(value), WireInput::readFloat);

  /** Numbers, with all their bits. */
  public static final Codec<Double> DOUBLE =
      plain(Double.class, (value, out) -> out.writeDouble(value), WireInput::readDouble);

  /** Strings, those with lone surrogates too. */
  public static final Codec<String> STRING = new StringCodec();

  /** Arrays of truth values. */
  public static final Codec<boolean[]> BOOLEANS =
      plain(boolean[].class, Codecs::writeBooleans, Codecs::readBooleans);

  /** Arrays of bytes. */
  public static final Codec<byte[]> BYTES =
      new PrimitiveArrayCodec<>(byte[].class, Byte.BYTES, byte[]::new, MemorySegment::ofArray);

  /** Arrays of short integers. */
  public static final Codec<short[]> SHORTS =
      new PrimitiveArrayCodec<>(short[].class, Short.BYTES, short[]::new, MemorySegment::ofArray);

  /** Arrays of characters. */
  public static final Codec<char[]> CHARS =
      new PrimitiveArrayCodec<>(char[].class, Character.BYTES, char[]::new, MemorySegment::ofArray);

  /** Arrays of integers. */
  public static final Codec<int[]> INTS =
      new PrimitiveArrayCodec<>(int[].class, Integer.BYTES, int[]::new, MemorySegment::ofArray);

  /** Arrays of long integers. */
  public static final Codec<long[]> LONGS =
      new PrimitiveArrayCodec<>(long[].class, Long.BYTES, long[]::new, MemorySegment::ofArray);

  /** Arrays of numbers, with all their bits. */
  public static final Codec<float[]> FLOATS =
      new PrimitiveArrayCodec<>(float[].class, Float.BYTES, float[]::new, MemorySegment::ofArray);

  /** Arrays of numbers, with all their bits. */
  public static final Codec<double[]> DOUBLES =
      new PrimitiveArrayCodec<>(
          double[].class, Double.BYTES, double[]::new, MemorySegment::ofArray);

  /** Integers of any size. */
  public static final Codec<BigInteger> BIG_INTEGER =
      plain(
          BigInteger.class,
          (value, out) -> BYTES.write(value.toByteArray(), out),
          in -> new BigInteger(some(BYTES, in)));

  /** Decimal numbers, with their scales. */
  public static final Codec<BigDecimal> BIG_DECIMAL =
      plain(
          BigDecimal.class,
          (value, out) -> {
            BIG_INTEGER.write(value.unscaledValue(), out);
            out.writeInt(value.scale());
          },
          in -> new BigDecimal(some(BIG_INTEGER, in), in.readInt()));

  /** Paths of the default file system; others cannot travel. */
  public static final Codec<Path> PATH =
      new PlainCodec<>(
          Path.class,
          "Path",
          Set.of(Path.class),
          path -> path.getFileSystem() == FileSystems.getDefault(),
          (value, out) -> STRING.write(value.toString(), out),
          in -> Path.of(some(STRING, in)));

  /** Names of files. */
  public static final Codec<File> FILE = text(File.class, File::getPath, File::new);

  /** Names of resources. */
  public static final Codec<URI> URI =
      text(URI.class, uri -> uri.toString(), text -> java.net.URI.create(text));

  /** Names that are unique. */
  public static final Codec<UUID> UUID =
      plain(
          UUID.class,
          (value, out) -> {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
          },
          in -> new UUID(in.readLong(), in.readLong()));

  /** Amounts of time. */
  public static final Codec<Duration> DURATION =
      plain(
          Duration.class,
          (value, out) -> {
            out.writeLong(value.getSeconds());
            out.writeInt(value.getNano());
          },
          in -> Duration.ofSeconds(in.readLong(), in.readInt()));

  /** Amounts of years, months and days. */
  public static final Codec<Period> PERIOD =
      plain(
          Period.class,
          (value, out) -> {
            out.writeInt(value.getYears());
            out.writeInt(value.getMonths());
            out.writeInt(value.getDays());
          },
          in -> Period.of(in.readInt(), in.readInt(), in.readInt()));

  /** Points of time. */
  public static final Codec<Instant> INSTANT =
      plain(
          Instant.class,
          (value, out) -> {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
          },
          in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));

  /** Days. */
  public static final Codec<LocalDate> LOCAL_DATE =
      plain(
          LocalDate.class,
          (value, out) -> out.writeLong(value.toEpochDay()),
          in -> LocalDate.ofEpochDay(in.readLong()));

  /** Times of a day. */
  public static final Codec<LocalTime> LOCAL_TIME =
      plain(
          LocalTime.class,
          (value, out) -> out.writeLong(value.toNanoOfDay()),
          in -> LocalTime.ofNanoOfDay(in.readLong()));

  /** Times of a certain day. */
  public static final Codec<LocalDateTime> LOCAL_DATE_TIME =
      plain(
          LocalDateTime.class,
          (value, out) -> {
            LOCAL_DATE.write(value.toLocalDate(), out);
            LOCAL_TIME.write(value.toLocalTime(), out);
          },
          in -> LocalDateTime.of(some(LOCAL_DATE, in), some(LOCAL_TIME, in)));

  /** Offsets from Greenwich. */
  public static final Codec<ZoneOffset> ZONE_OFFSET =
      plain(
          ZoneOffset.class,
          (value, out) -> out.writeInt(value.getTotalSeconds()),
          in -> ZoneOffset.ofTotalSeconds(in.readInt()));

  /** Time zones: their names. */
  public static final Codec<ZoneId> ZONE_ID = text(ZoneId.class, ZoneId::getId, ZoneId::of);

  /** Times with an offset. */
  public static final Codec<OffsetDateTime> OFFSET_DATE_TIME =
      plain(
          OffsetDateTime.class,
          (value, out) -> {
            LOCAL_DATE_TIME.write(value.toLocalDateTime(), out);
            ZONE_OFFSET.write(value.getOffset(), out);
          },
          in -> OffsetDateTime.of(some(LOCAL_DATE_TIME, in), some(ZONE_OFFSET, in)));

  /** Times in a zone. */
  public static final Codec<ZonedDateTime> ZONED_DATE_TIME =
      plain(
          ZonedDateTime.class,
          (value, out) -> {
            OFFSET_DATE_TIME.write(value.toOffsetDateTime(), out);
            ZONE_ID.write(value.getZone(), out);
          },
          in -> some(OFFSET_DATE_TIME, in).atZoneSameInstant(some(ZONE_ID, in)));

  /** Years. */
  public static final Codec<Year> YEAR =
      plain(
          Year.class, (value, out) -> out.writeInt(value.getValue()), in -> Year.of(in.readInt()));

  /** Months of certain years. */
  public static final Codec<YearMonth> YEAR_MONTH =
      plain(
          YearMonth.class,
          (value, out) -> {
            out.writeInt(value.getYear());
            out.writeInt(value.getMonthValue());
          },
          in -> YearMonth.of(in.readInt(), in.readInt()));

  /** Integers that may be missing. */
  public static final Codec<OptionalInt> OPTIONAL_INT =
      plain(
          OptionalInt.class,
          (value, out) -> {
            out.writeBoolean(value.isPresent());
            value.ifPresent(out::writeInt);
          },
          in -> in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty());

  /** Long integers that may be missing. */
  public static final Codec<OptionalLong> OPTIONAL_LONG =
      plain(
          OptionalLong.class,
          (value, out) -> {
            out.writeBoolean(value.isPresent());
            value.ifPresent(out::writeLong);
          },
          in -> in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty());

  /** Numbers that may be missing. */
  public static final Codec<OptionalDouble> OPTIONAL_DOUBLE =
      plain(
          OptionalDouble.class,
          (value, out) -> {
            out.writeBoolean(value.isPresent());
            value.ifPresent(out::writeDouble);
          },
          in -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty());

  /**
   * Memory. What both sides {@linkplain WireOutput#share share} arrives as the same memory, and
   * other memory as a copy: a segment of its own outside of the heap, that may be written to and
   * lives as long as it is referred to.
   */
  public static final Codec<MemorySegment> MEMORY_SEGMENT =
      plain(MemorySegment.class, Codecs::writeMemory, Codecs::readMemory);

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
        value -> value.getClass() == type,
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

  private static <T> Codec<T> plain(Class<T> type, RecordWriter<T> writer, RecordReader<T> reader) {
    return new PlainCodec<>(
        type,
        type.getSimpleName(),
        Set.of(type),
        value -> value.getClass() == type || type.isSealed(),
        writer,
        reader);
  }

  private static <T> Codec<T> text(
      Class<T> type, Function<T, String> toText, Function<String, T> ofText) {
    return plain(
        type,
        (value, out) -> STRING.write(toText.apply(value), out),
        in -> ofText.apply(some(STRING, in)));
  }

  private static void writeMemory(MemorySegment value, WireOutput out) {
    SharedPart part = out.share(value);
    out.writeBoolean(part != null);
    if (part != null) {
      part.write(out);
    } else {
      out.writeLong(value.byteSize());
      out.writeBytes(value);
    }
  }

  private static MemorySegment readMemory(WireInput in) {
    if (in.readBoolean()) {
      return in.map(SharedPart.read(in));
    }
    long size = in.readLong();
    in.demand(size);
    MemorySegment copy = Arena.ofAuto().allocate(size, Long.BYTES);
    in.readBytes(copy);
    return copy;
  }

  private static void writeBooleans(boolean[] value, WireOutput out) {
    out.writeSize(value.length);
    for (boolean each : value) {
      out.writeBoolean(each);
    }
  }

  private static boolean[] readBooleans(WireInput in) {
    boolean[] value = new boolean[in.readSize(1)];
    for (int i = 0; i < value.length; i++) {
      value[i] = in.readBoolean();
    }
    return value;
  }
}
