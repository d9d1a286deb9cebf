package org.inbatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.inbatch.NotTransferableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Reads what no honest writer writes: noise, frames of noise, and good messages with some bytes
 * changed. {@code -Dwire.frames=1000000} reads a million instead of 20,000; {@code -Dwire.seed=…}
 * repeats a run.
 */
final class MalformedFramesTest {

  private static final int FRAMES = Integer.getInteger("wire.frames", 20_000);
  private static final long SEED = Long.getLong("wire.seed", new Random().nextLong());
  private static final long LIMIT = 1 << 16;

  /**
   * What reading a message may allocate, when all that it needs is loaded: some times its limit.
   */
  private static final long ALLOCATED = 32 * LIMIT;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Random random = new Random(SEED);
  private final List<Sample<?>> samples = samples();

  /** A codec with values of it; messages of the one are read by the others, too. */
  private record Sample<T>(Codec<T> codec, List<T> values) {
    void write(Random random, WireOutput out) {
      codec.write(values.get(random.nextInt(values.size())), out);
    }
  }

  record Node(int number, List<String> names, @Nullable Node next) {}

  private static final Codec<List<String>> STRINGS = Codecs.list(Codecs.STRING);
  private static final Codec<Node> NODE =
      Codecs.record(Node.class, "", MalformedFramesTest::writeNode, MalformedFramesTest::readNode);

  /** Memory as a writer describes it who shares it. */
  private static final Codec<Object> SHARED =
      new Codec<>() {
        @Override
        public void write(Object part, WireOutput out) {
          out.writeByte(ReferenceCodec.PLAIN);
          out.writeBoolean(true);
          ((SharedPart) part).write(out);
        }

        @Override
        public Object read(WireInput in) {
          return Codecs.MEMORY_SEGMENT.read(in);
        }

        @Override
        public String shape() {
          return "shared memory";
        }

        @Override
        public Set<Class<?>> declared() {
          return Set.of();
        }
      };

  /** Is allowed where it is written, but not where it is read. */
  static final class Trap implements Serializable {
    @Serial private static final long serialVersionUID = 1L;
    private static int sprung;

    @Serial
    private void readObject(ObjectInputStream in) throws IOException {
      sprung++;
    }
  }

  @Test
  void noBytesBreakTheReader() {
    for (int i = 0; i < FRAMES; i++) {
      byte[] bytes = random.nextInt(8) == 0 ? Noise.bytes(random) : mutated();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        readAll(bytes);
      } catch (Throwable e) {
        fail("Frame " + i + " of seed " + SEED, e);
      }
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated > ALLOCATED && i > FRAMES / 10) {
        fail("Frame %d of seed %d had %d bytes allocated", i, SEED, allocated);
      }
    }
    assertThat(Trap.sprung).as("instances of a class that is not allowed, seed " + SEED).isZero();
  }

  /** Reads messages until there is no more, or the frames are malformed. */
  private void readAll(byte[] bytes) {
    WireInput in = new Pipe.Bytes(bytes, 1 + random.nextInt(5_000), LIMIT);
    try {
      while (in.next() != WireInput.END) {
        readOne(in);
        in.skip();
      }
    } catch (WireFormatException _) {
      // The connection would be closed.
    }
  }

  private void readOne(WireInput in) {
    try {
      samples.get(random.nextInt(samples.size())).codec().read(in);
      in.end();
    } catch (WireFormatException | AbortedMessageException | NotTransferableException _) {
      // That is what may come of it.
    }
  }

  /** Good messages, some of them given up, with a few bytes changed, lost or repeated. */
  private byte[] mutated() {
    Pipe pipe = new Pipe(LIMIT, Trap.class::equals);
    for (int i = random.nextInt(3); i >= 0; i--) {
      pipe.begin(random.nextInt(256));
      samples.get(random.nextInt(samples.size())).write(random, pipe);
      if (random.nextInt(10) == 0) {
        pipe.abort();
      } else {
        pipe.end();
      }
    }
    pipe.flush();
    return Noise.in(pipe.bytes(), random);
  }

  private static void writeNode(Node node, WireOutput out) {
    out.writeInt(node.number());
    STRINGS.write(node.names(), out);
    Codecs.nullable(NODE).write(node.next(), out);
  }

  private static Node readNode(WireInput in) {
    return new Node(in.readInt(), Codecs.some(STRINGS, in), Codecs.nullable(NODE).read(in));
  }

  private static List<Sample<?>> samples() {
    Node node = new Node(1, List.of(), null);
    for (int i = 0; i < 100; i++) {
      node = new Node(i, List.of("a" + i), node);
    }
    Map<String, Object> map = new HashMap<>(Map.of("a", 1, "b", List.of("c", Path.of("d"))));
    return List.of(
        new Sample<>(Codecs.STRING, List.of("", "text", "\uD800", "x".repeat(20_000))),
        new Sample<>(Codecs.INTS, List.of(new int[0], new int[10], new int[5_000])),
        new Sample<>(Codecs.BOOLEANS, List.of(new boolean[] {true, false})),
        new Sample<>(ValueCodecs.BIG_DECIMAL, List.of(new BigDecimal("-12.5e100"))),
        new Sample<>(ValueCodecs.PATH, List.of(Path.of("a", "b"))),
        new Sample<>(ValueCodecs.URI, List.of(URI.create("http://a/b"))),
        new Sample<>(
            TimeCodecs.ZONED_DATE_TIME,
            List.of(ZonedDateTime.of(2025, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Vienna")))),
        new Sample<>(Codecs.MEMORY_SEGMENT, List.of(MemorySegment.ofArray(new long[9]))),
        new Sample<>(SHARED, List.of(new SharedPart(1, 2, 3, 100, 20, 30, true, false))),
        new Sample<>(NODE, List.of(node)),
        new Sample<>(
            Codecs.array(
                DayOfWeek[].class, Codecs.array(DayOfWeek.class, Codecs.enumOf(DayOfWeek.class))),
            List.<DayOfWeek[][]>of(new DayOfWeek[][] {DayOfWeek.values(), {}})),
        new Sample<>(Codecs.set(Codecs.optional(Codecs.DOUBLE)), List.of(Set.of(Optional.of(1.0)))),
        new Sample<>(
            Codecs.map(Codecs.STRING, Codecs.list(Codecs.LONG)),
            List.of(Map.of("a", List.of(1L, 2L)), new TreeMap<>(Map.of("b", new ArrayList<>())))),
        new Sample<>(Codecs.object(Object.class), List.of(map, 1, "text", new Trap(), new long[9])),
        new Sample<>(
            Codecs.THROWABLE,
            List.of(new IOException("a", new IllegalStateException()), new StackOverflowError())));
  }
}
