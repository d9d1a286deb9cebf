package org.inbatch.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.inbatch.NotTransferableException;
import org.inbatch.annotations.Transferable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("serial") // fields hold what cannot be serialized, that is the point
final class ObjectCodecTest {

  private static final Codec<Object> ANY = Codecs.object(Object.class);

  /** Is declared, and so is all that it consists of. */
  static class Model implements Serializable {
    @Serial private static final long serialVersionUID = 1L;
    int width = 3;
    List<Weight> weights = new ArrayList<>(List.of(new Weight(0.5)));
    Shape shape = new Round(2);
    Path path = Path.of("a");
    Optional<Weight> best = Optional.of(new Weight(1));
    @Nullable Object anything;
    @Nullable Object cache;
    @Nullable Model parent;
  }

  record Weight(double value) implements Serializable {}

  sealed interface Shape extends Serializable permits Round, Square {}

  record Round(int radius) implements Shape {}

  enum Square implements Shape {
    SMALL,
    LARGE {
      @Override
      public String toString() {
        return "large";
      }
    }
  }

  static final class Wider extends Model {
    @Serial private static final long serialVersionUID = 1L;
  }

  record Stranger(int number) implements Serializable {}

  @Transferable
  interface Welcome extends Serializable {}

  record Guest(List<Friend> friends) implements Welcome {}

  record Friend(String name) implements Serializable {}

  /** Fails where it is read. */
  static final class Explosive implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    @Serial
    private void readObject(ObjectInputStream in) throws IOException {
      throw new IllegalStateException("boom");
    }
  }

  static final class Loaded implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    static {
      System.setProperty("inbatch.test.loaded", "yes");
    }
  }

  interface Plan extends Serializable {
    int apply(int value);
  }

  @Test
  void whatIsDeclaredTravelsWithWhatItConsistsOf() {
    Codec<Model> codec = Codecs.object(Model.class);
    Model model = new Model();
    model.parent = model;
    model.anything = Square.LARGE;

    Model there = Carried.through(codec, model);

    assertThat(there).usingRecursiveComparison().isEqualTo(model);
    assertThat(there.parent).isSameAs(there);
  }

  @Test
  void valuesOfTheJdkTravelUnderWhateverIsDeclared() {
    TreeMap<String, Object> map = new TreeMap<>(Comparator.reverseOrder());
    map.put("a", Arrays.asList(1, null, 2.5, 'c', (byte) 1));
    map.put("b", new EnumMap<>(Map.of(DayOfWeek.FRIDAY, new ConcurrentHashMap<>(Map.of(1, 2)))));
    for (Object value :
        List.of(
            map,
            new TreeSet<>(List.of(1, 2)),
            new CopyOnWriteArrayList<>(List.of("a")),
            Path.of("x"),
            Optional.of(Path.of("y")),
            "text",
            1,
            2L,
            3.0,
            true,
            4.0f,
            DayOfWeek.MONDAY)) {
      assertThat(Carried.through(ANY, value)).isEqualTo(value);
    }
    assertThat((double[]) Carried.through(ANY, new double[] {1, 2})).containsExactly(1, 2);
    assertThat((byte[][]) Carried.through(ANY, new byte[][] {{1}, {}}))
        .isDeepEqualTo(new byte[][] {{1}, {}});
  }

  @Test
  void anotherCollectionThanTheCodecKnowsIsStillItself() {
    Codec<List<Friend>> codec = Codecs.list(Codecs.object(Friend.class));
    List<Friend> list = new CopyOnWriteArrayList<>(List.of(new Friend("a")));

    assertThat(Carried.through(codec, list))
        .isExactlyInstanceOf(CopyOnWriteArrayList.class)
        .isEqualTo(list);
  }

  @Test
  void whatIsNotDeclaredIsRefusedByTheWriterWithItsPlace() {
    Model model = new Model();
    model.parent = new Model();
    model.parent.anything = Map.of("key", List.of(new Stranger(1)));

    refused(
        Codecs.object(Model.class),
        model,
        "Model.parent.anything[key][0]: " + Stranger.class.getName() + " may not travel: ");
    refused(Codecs.object(Model.class), new Wider(), Wider.class.getName() + " may not travel: ");
    refused(
        ANY,
        Proxy.newProxyInstance(
            ObjectCodecTest.class.getClassLoader(), new Class<?>[] {Plan.class}, (p, m, a) -> null),
        "a proxy may not travel");
  }

  @Test
  void whatIsNotSerializableIsRefusedByTheWriterWithItsPlace() {
    Model model = new Model();
    model.cache = new Thread();

    refused(Codecs.object(Model.class), model, "Model.cache: java.lang.Thread is not Serializable");
    refused(
        Codecs.list(Codecs.object(Model.class)),
        List.of(new Model(), model),
        "[1].cache: java.lang.Thread is not Serializable");
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    Object nested = "core";
    for (int i = 0; i < 100_000; i++) {
      nested = new Object[] {nested};
    }

    refused(ANY, nested, "java.lang.Object[] is nested too deeply");
  }

  @Test
  void whatIsMarkedTravelsWithWhatItConsistsOf() {
    Guest guest = new Guest(List.of(new Friend("f")));

    assertThat(Carried.through(ANY, guest)).isEqualTo(guest);
  }

  @Test
  void whatThePoolAllowsTravels() {
    assertThat(Carried.through(ANY, new Stranger(1), c -> c == Stranger.class))
        .isEqualTo(new Stranger(1));
  }

  @Test
  void aFunctionTravelsIfItsClassIsAllowed() {
    int summand = 3;
    Plan plan = value -> value + summand;

    Plan there = Carried.through(Codecs.object(Plan.class, ObjectCodecTest.class), plan);
    assertThat(there.apply(4)).isEqualTo(7);
    refused(
        Codecs.object(Plan.class),
        plan,
        "org.inbatch.wire.ObjectCodecTest may not travel: it is not declared");
  }

  @Test
  void theReaderTrustsNoWriter() {
    byte[] bytes =
        Serialized.write(
            new Stranger(1), new AllowList(Closure.of(Stranger.class), c -> false), StandIn::of);

    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> readSerialized(Codecs.object(Model.class), bytes))
        .withMessageContaining(
            "Something serialized with " + Stranger.class.getName() + ", which may not travel,");
  }

  @Test
  void aClassThatIsRefusedIsNotInitialized() {
    byte[] honest =
        Serialized.write(
            new Stranger(1), new AllowList(Closure.of(Stranger.class), c -> false), StandIn::of);
    String latin = new String(honest, ISO_8859_1);
    String other =
        latin.replace(
            (char) Stranger.class.getName().length() + Stranger.class.getName(),
            (char) Loaded.class.getName().length() + Loaded.class.getName());

    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> readSerialized(ANY, other.getBytes(ISO_8859_1)))
        .withMessageContaining(Loaded.class.getName() + ", which may not travel,");
    assertThat(System.getProperty("inbatch.test.loaded")).isNull();
  }

  @Test
  void aLengthThatCannotBeIsNotBelieved() {
    byte[] bytes =
        Serialized.write(
            new ArrayList<>(List.of()), new AllowList(Set.of(), c -> false), StandIn::of);
    for (int at = 0; at < bytes.length - 3; at++) {
      byte[] changed = bytes.clone();
      changed[at] = 0x7F;
      try {
        readSerialized(ANY, changed);
      } catch (WireFormatException | NotTransferableException _) {
        // It may fail, but not with an OutOfMemoryError.
      }
    }
  }

  @Test
  void whatExplodesWhereItIsReadIsTold() {
    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> Carried.through(Codecs.object(Explosive.class), new Explosive()))
        .withMessage("It cannot be read: java.lang.IllegalStateException: boom");
  }

  @Test
  void whatIsReadIsOfTheTypeThatIsWanted() {
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(
            () -> Carried.through(out -> ANY.write("text", out), Codecs.object(Model.class)::read))
        .withMessageStartingWith("No ? extends " + Model.class.getName());
    byte[] bytes = Serialized.write(List.of(), new AllowList(Set.of(), c -> false), StandIn::of);
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> readSerialized(Codecs.object(Model.class), bytes));
  }

  private static <T> void refused(Codec<T> codec, T value, String message) {
    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> Carried.through(codec, value))
        .withMessageContaining(message);
  }

  private static <T> T readSerialized(Codec<T> codec, byte[] bytes) {
    return Carried.through(
        out -> {
          out.writeByte(ReferenceCodec.SERIALIZED);
          out.writeSize(bytes.length);
          out.writeBytes(bytes, 0, bytes.length);
        },
        codec::read);
  }
}
