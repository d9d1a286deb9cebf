package org.inbatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.DayOfWeek;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inbatch.Args;
import org.inbatch.NotTransferableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CodecsTest {

  private static final Codec<List<String>> STRINGS = Codecs.list(Codecs.STRING);

  record Model(int width, List<String> names, @Nullable Model next) {}

  private static final Codec<Model> MODEL =
      Codecs.record(
          Model.class,
          "int width, " + STRINGS.shape() + " names, Model next",
          CodecsTest::writeModel,
          CodecsTest::readModel);

  private static void writeModel(Model model, WireOutput out) {
    out.writeInt(model.width());
    STRINGS.write(model.names(), out);
    Codecs.nullable(MODEL).write(model.next(), out);
  }

  private static Model readModel(WireInput in) {
    return new Model(in.readInt(), Codecs.some(STRINGS, in), Codecs.nullable(MODEL).read(in));
  }

  static List<Arguments> values() {
    List<Arguments> all = new ArrayList<>();
    add(all, Codecs.VOID);
    add(all, Codecs.BOOLEAN, true, false);
    add(all, Codecs.BYTE, (byte) -128, (byte) 127);
    add(all, Codecs.SHORT, Short.MIN_VALUE, Short.MAX_VALUE);
    add(all, Codecs.CHARACTER, 'a', '\uD800', '\uFFFF');
    add(all, Codecs.INTEGER, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    add(all, Codecs.LONG, 0L, Long.MIN_VALUE, Long.MAX_VALUE);
    add(all, Codecs.FLOAT, -0.0f, Float.NaN, Float.MIN_VALUE, Float.POSITIVE_INFINITY);
    add(all, Codecs.DOUBLE, -0.0, Double.NaN, Double.MIN_VALUE, Double.NEGATIVE_INFINITY);
    add(all, Codecs.STRING, "", "plain", "é\u0000ÿ", "Ā", "\uD83D\uDE00", "\uDE00\uD83D", "\uD800");
    add(all, Codecs.STRING, "x".repeat(100_000), "x".repeat(50_000) + "\uD800", "ÿ".repeat(16_384));
    add(all, Codecs.BOOLEANS, new boolean[0], new boolean[] {true, false, true});
    add(all, Codecs.BYTES, new byte[0], new byte[] {1, -1}, new byte[100_000]);
    add(all, Codecs.SHORTS, new short[0], new short[] {1, Short.MIN_VALUE});
    add(all, Codecs.CHARS, new char[0], new char[] {'a', '\uD800'});
    add(all, Codecs.INTS, new int[0], IntStream.range(0, 40_000).toArray());
    add(all, Codecs.LONGS, new long[0], new long[] {Long.MIN_VALUE});
    add(all, Codecs.FLOATS, new float[0], new float[] {-0.0f, Float.NaN});
    add(all, Codecs.DOUBLES, new double[0], IntStream.range(0, 9_000).asDoubleStream().toArray());
    add(all, ValueCodecs.BIG_INTEGER, BigInteger.ZERO, BigInteger.TWO.pow(100_000).negate());
    add(all, ValueCodecs.BIG_DECIMAL, BigDecimal.ZERO, new BigDecimal("-1.200E-77"));
    add(all, ValueCodecs.PATH, Path.of(""), Path.of("/a", "b", ".."), Path.of("é"));
    add(all, ValueCodecs.FILE, new File(""), new File("a/b"));
    add(all, ValueCodecs.URI, URI.create(""), URI.create("https://example.org/a%20b?c#d"));
    add(all, ValueCodecs.UUID, new UUID(1, -1));
    add(all, TimeCodecs.DURATION, Duration.ZERO, Duration.ofSeconds(Long.MIN_VALUE, 999_999_999));
    add(all, TimeCodecs.PERIOD, Period.of(-1, 2, 40));
    add(all, TimeCodecs.INSTANT, Instant.MIN, Instant.MAX, Instant.EPOCH);
    add(all, TimeCodecs.LOCAL_DATE, LocalDate.MIN, LocalDate.MAX);
    add(all, TimeCodecs.LOCAL_TIME, LocalTime.MIN, LocalTime.MAX);
    add(all, TimeCodecs.LOCAL_DATE_TIME, LocalDateTime.MIN, LocalDateTime.MAX);
    add(all, TimeCodecs.ZONE_OFFSET, ZoneOffset.MIN, ZoneOffset.UTC, ZoneOffset.ofTotalSeconds(61));
    add(all, TimeCodecs.ZONE_ID, ZoneId.of("Europe/Vienna"), ZoneOffset.MAX, ZoneId.of("UTC+1"));
    add(all, TimeCodecs.OFFSET_DATE_TIME, OffsetDateTime.MIN, OffsetDateTime.MAX);
    ZonedDateTime twice = ZonedDateTime.of(2025, 10, 26, 2, 30, 0, 1, ZoneId.of("Europe/Vienna"));
    add(
        all,
        TimeCodecs.ZONED_DATE_TIME,
        twice.withEarlierOffsetAtOverlap(),
        twice.withLaterOffsetAtOverlap());
    add(all, TimeCodecs.YEAR, Year.of(-5));
    add(all, TimeCodecs.YEAR_MONTH, YearMonth.of(2024, 2));
    add(all, ValueCodecs.OPTIONAL_INT, OptionalInt.empty(), OptionalInt.of(-1));
    add(all, ValueCodecs.OPTIONAL_LONG, OptionalLong.empty(), OptionalLong.of(-1));
    add(all, ValueCodecs.OPTIONAL_DOUBLE, OptionalDouble.empty(), OptionalDouble.of(-0.0));
    add(all, Codecs.enumOf(DayOfWeek.class), DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    add(all, Codecs.optional(Codecs.STRING), Optional.empty(), Optional.of(""));
    add(
        all,
        Codecs.array(String.class, Codecs.STRING),
        new String[0],
        new @Nullable String[] {null, "a"},
        Stream.generate(() -> "s").limit(5_000).toArray(String[]::new));
    add(
        all,
        Codecs.array(int[].class, Codecs.INTS),
        new int[0][],
        new int[][] {{}, {1}, new int[3_000], {2}});
    add(all, STRINGS, new ArrayList<>(Arrays.asList("a", null)), List.of(), List.of("a"));
    add(all, STRINGS, List.of("a", "b", "c"), Stream.of("a", null).toList());
    add(all, STRINGS, Arrays.asList("a", null), Collections.emptyList());
    add(all, STRINGS, Collections.unmodifiableList(new ArrayList<>(List.of("x"))));
    add(
        all,
        STRINGS,
        Collections.nCopies(1, "a").stream().toList(),
        List.of("a", "b").subList(1, 2));
    add(
        all,
        Codecs.set(Codecs.INTEGER),
        new HashSet<>(Arrays.asList(5, 1 << 20, null)),
        new LinkedHashSet<>(List.of(3, 1, 2)),
        Set.of(1, 2, 3, 4, 5),
        new TreeSet<>(List.of(3, 1)));
    add(
        all,
        Codecs.map(Codecs.STRING, Codecs.list(Codecs.map(Codecs.INTEGER, Codecs.LONG))),
        Map.of(),
        Map.of("a", List.of(Map.of(1, 2L), Map.of())),
        new HashMap<>(Collections.singletonMap(null, null)),
        new LinkedHashMap<>(Map.of("z", List.of(), "a", List.of())),
        new TreeMap<>(Map.of("z", List.of(), "a", List.of())));
    Codec<Args> args = Codecs.args(DayOfWeek.class);
    add(all, args, Args.of(), Args.of(1, null, new int[] {2}), Args.of(new int[] {3}));
    add(all, args, Args.of("a").with("day", DayOfWeek.MONDAY).with("none", null));
    add(
        all,
        MODEL,
        new Model(1, List.of(), null),
        new Model(2, List.of("a"), new Model(3, new ArrayList<>(), null)));
    return all;
  }

  private static void add(List<Arguments> all, Codec<?> codec, @Nullable Object... values) {
    all.add(Arguments.of(codec.shape(), codec, null));
    for (Object value : values) {
      all.add(Arguments.of(codec.shape(), codec, value));
    }
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("values")
  void valuesArriveEqual(String shape, Codec<@Nullable Object> codec, @Nullable Object value) {
    Object arrived = Carried.through(codec, value);

    assertThat(arrived).isEqualTo(value);
    if (value instanceof Collection<?> collection) {
      assertThat((Collection<?>) arrived).hasToString(collection.toString());
    }
    if (value instanceof Map<?, ?> map) {
      assertThat((Map<?, ?>) arrived).hasToString(map.toString());
    }
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("values")
  void valuesThatArrivedMayGoOn(
      String shape, Codec<@Nullable Object> codec, @Nullable Object value) {
    assertThat(Carried.through(codec, Carried.through(codec, value))).isEqualTo(value);
  }

  @Test
  void theBitsOfNumbersAreKept() {
    float[] floats = {Float.intBitsToFloat(0x7FC00001), Float.intBitsToFloat(0xFF800001)};
    double bits = Double.longBitsToDouble(0x7FF8_0000_0000_0BADL);

    float[] arrived = Carried.through(Codecs.FLOATS, floats);
    assertThat(Float.floatToRawIntBits(arrived[0])).isEqualTo(0x7FC00001);
    assertThat(Float.floatToRawIntBits(arrived[1])).isEqualTo(0xFF800001);
    assertThat(Double.doubleToRawLongBits(Carried.through(Codecs.DOUBLE, bits)))
        .isEqualTo(0x7FF8_0000_0000_0BADL);
  }

  @Test
  void collectionsAreOfTheKindThatTheyWere() {
    assertThat(Carried.through(STRINGS, new ArrayList<>())).isExactlyInstanceOf(ArrayList.class);
    List<String> fixed = Carried.through(STRINGS, Arrays.asList("a"));
    fixed.set(0, "b");
    assertThat(fixed).containsExactly("b");
    assertUnmodifiable(Carried.through(STRINGS, List.of("a")));
    assertUnmodifiable(Carried.through(STRINGS, Collections.unmodifiableList(Arrays.asList("a"))));
    Codec<Set<String>> sets = Codecs.set(Codecs.STRING);
    assertThat(Carried.through(sets, new HashSet<>())).isInstanceOf(HashSet.class);
    assertThat(Carried.through(sets, new TreeSet<>())).isInstanceOf(TreeSet.class);
    assertUnmodifiable(Carried.through(sets, Set.of("a")));
    Codec<Map<String, String>> maps = Codecs.map(Codecs.STRING, Codecs.STRING);
    assertThat(Carried.through(maps, new HashMap<>())).isInstanceOf(HashMap.class);
    assertThat(Carried.through(maps, new TreeMap<>())).isInstanceOf(TreeMap.class);
    assertUnmodifiable(Carried.through(maps, Map.of("a", "b")).keySet());
  }

  private static void assertUnmodifiable(Collection<?> collection) {
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(collection::clear);
  }

  @Test
  void memoryArrivesAsACopy() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_INT, new int[20_000]);
      memory.setAtIndex(ValueLayout.JAVA_INT, 19_999, 7);
      MemorySegment arrived = Carried.through(Codecs.MEMORY_SEGMENT, memory);
      assertThat(arrived.mismatch(memory)).isEqualTo(-1);
      assertThat(arrived.isNative()).isTrue();
    }
    MemorySegment empty = MemorySegment.ofArray(new long[0]);
    assertThat(Carried.through(Codecs.MEMORY_SEGMENT, empty).byteSize()).isZero();
    assertThat(Carried.through(Codecs.nullable(Codecs.MEMORY_SEGMENT), null)).isNull();
  }

  @Test
  void whatStandsInABlockTravelsAlone() {
    int[] ints = {1, 2, 3};
    int[] intsThere = slot(SlotCodec.INTS, ints);
    assertThat(intsThere).containsExactly(0, 2);
    assertThat(slot(SlotCodec.BOOLEANS, new boolean[] {true, true})).containsExactly(false, true);
    assertThat(slot(SlotCodec.BYTES, new byte[] {1, 2})).containsExactly(0, 2);
    assertThat(slot(SlotCodec.SHORTS, new short[] {1, 2})).containsExactly(new short[] {0, 2});
    assertThat(slot(SlotCodec.CHARS, new char[] {'a', 'b'})).containsExactly('\0', 'b');
    assertThat(slot(SlotCodec.LONGS, new long[] {1, 2})).containsExactly(0, 2);
    assertThat(slot(SlotCodec.FLOATS, new float[] {1, 2})).containsExactly(0, 2);
    assertThat(slot(SlotCodec.DOUBLES, new double[] {1, 2})).containsExactly(0, 2);
    assertThat(slot(SlotCodec.list(Codecs.STRING), List.of("a", "b"))).containsExactly(null, "b");
    assertThat(slot(SlotCodec.references(Codecs.STRING), new Object[] {"a", "b"}))
        .containsExactly(null, "b");
  }

  /** What arrives of the element at index 1, in a block of two. */
  private static <A> A slot(SlotCodec<A> codec, A block) {
    A there = codec.newBlock(2);
    Carried.through(
        out -> codec.write(block, 1, out),
        in -> {
          codec.read(in, there, 1);
          return null;
        });
    return there;
  }

  @Test
  void aPathOfAnotherFileSystemIsRefusedWithItsPlace() {
    FileSystem modules = FileSystems.getFileSystem(URI.create("jrt:/"));
    List<Path> paths = List.of(Path.of("a"), modules.getPath("b"));

    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> Carried.through(Codecs.list(ValueCodecs.PATH), paths))
        .withMessageContaining("[1]: jdk.internal.jrtfs.JrtPath ");
  }

  @Test
  void aCollectionThatChangesIsRefused() {
    List<String> growing =
        Collections.unmodifiableList(
            new ArrayList<>(List.of("a")) {
              @Override
              public int size() {
                return 2;
              }
            });
    assertThatExceptionOfType(ConcurrentModificationException.class)
        .isThrownBy(() -> Carried.through(STRINGS, growing));
  }

  @Test
  void whatIsNestedTooDeeplyIsRefusedOnBothSides() {
    Model deepest = new Model(0, List.of(), null);
    for (int i = 1; i < Frame.DEEPEST; i++) {
      deepest = new Model(i, List.of(), deepest);
    }
    Model deeper = new Model(Frame.DEEPEST, List.of(), deepest);

    assertThat(Stream.iterate(Carried.through(MODEL, deepest), Objects::nonNull, Model::next))
        .hasSize(Frame.DEEPEST);
    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> Carried.through(MODEL, deeper))
        .withMessage("It is nested more than 500 deep");
    refused(
        MODEL,
        out -> {
          for (int i = 0; i < 100_000; i++) {
            out.writeByte(2);
            out.writeInt(i);
            STRINGS.write(List.of(), out);
          }
        },
        "Values nested more than 500 deep");
  }

  @Test
  void whatIsNoValueIsRefused() {
    refused(Codecs.VOID, out -> out.writeByte(2), "A value of void");
    refused(Codecs.INTEGER, out -> out.writeByte(9), "A Integer in a form 9, which there is not,");
    refused(STRINGS, out -> out.writeByte(5), "A List<String> in a form 5");
    refused(
        Codecs.enumOf(DayOfWeek.class),
        out -> {
          out.writeByte(2);
          out.writeSize(7);
        },
        "Constant 7 of java.time.DayOfWeek");
    refused(
        TimeCodecs.LOCAL_TIME,
        out -> {
          out.writeByte(2);
          out.writeLong(-1);
        },
        "What is no LocalTime");
    refused(
        ValueCodecs.URI,
        out -> {
          out.writeByte(2);
          Codecs.STRING.write("%", out);
        },
        "What is no URI");
    refused(
        ValueCodecs.PATH,
        out -> {
          out.writeByte(2);
          Codecs.nullable(Codecs.STRING).write(null, out);
        },
        "Null where String is wanted");
    refused(
        Codecs.set(Codecs.INTEGER),
        out -> {
          out.writeByte(4);
          out.writeSize(1);
          out.writeByte(0);
        },
        "What has no order");
    refused(
        Codecs.MEMORY_SEGMENT,
        out -> {
          out.writeByte(2);
          out.writeBoolean(false);
          out.writeLong(1L << 40);
        },
        "A size of 1099511627776 bytes");
  }

  private static void refused(Codec<?> codec, Consumer<WireOutput> content, String message) {
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> Carried.<@Nullable Object>through(content, codec::read))
        .withMessageContaining(message);
  }
}
