package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.inbatch.engine.Fault;
import org.inbatch.engine.Session.BrokenException;
import org.inbatch.wire.AbortedMessageException;
import org.inbatch.wire.Codec;
import org.inbatch.wire.Codecs;
import org.inbatch.wire.Noise;
import org.inbatch.wire.Pipe;
import org.inbatch.wire.RemoteTarget;
import org.inbatch.wire.SlotCodec;
import org.inbatch.wire.WireFormatException;
import org.inbatch.wire.WireInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Both sides of a conversation hear what the other would never say: noise, and good {@link Message
 * messages} left out, said again, in another order, or with some bytes changed. {@code
 * -Dwire.frames=1000000} has a million conversations instead of 20,000; {@code -Dwire.seed=…}
 * repeats a run.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
final class MalformedMessagesTest {

  private static final int CONVERSATIONS = Integer.getInteger("wire.frames", 20_000);
  private static final long SEED = Long.getLong("wire.seed", new Random().nextLong());
  private static final long LIMIT = 1 << 16;

  /**
   * What hearing a conversation may allocate, when all that it needs is loaded: some times the
   * limit of a message.
   */
  private static final long ALLOCATED = 32 * LIMIT;

  private static final int MOST_ITEMS = 5;
  private static final int CHUNK = 1;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Codec<Object> ANYTHING = Codecs.object(Object.class);

  private static final RemoteTarget<List<Object>, @Nullable Object[]> TARGET =
      RemoteTarget.of(
          MalformedMessagesTest.class,
          "fuzzed",
          "String",
          SlotCodec.list(ANYTHING),
          SlotCodec.references(ANYTHING),
          (in, seed) -> {
            String argument = Codecs.STRING.read(in);
            return (sets, slots, index) -> slots[index] = item(sets.get(index), argument);
          });

  private final Random random = new Random(SEED);

  /** Is allowed where it is written, but not where it is read. */
  private static final class Trap implements Serializable {
    @Serial private static final long serialVersionUID = 1L;
    private static int sprung;

    @Serial
    private void readObject(ObjectInputStream in) throws IOException {
      sprung++;
    }
  }

  private static Object item(Object set, @Nullable String argument) {
    return switch (set) {
      case Integer number when number % 3 == 0 -> throw new IllegalStateException(argument);
      case Integer number when number % 3 == 1 -> new Trap();
      default -> set;
    };
  }

  private interface Listener {
    void hear(byte[] said) throws Throwable;
  }

  private void fuzz(Listener listener, Speaker speaker) {
    for (int i = 0; i < CONVERSATIONS; i++) {
      byte[] said = random.nextInt(8) == 0 ? Noise.bytes(random) : Noise.in(speaker.say(), random);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        listener.hear(said);
      } catch (Throwable e) {
        fail("Conversation " + i + " of seed " + SEED, e);
      }
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated > ALLOCATED && i > CONVERSATIONS / 10) {
        fail("Conversation %d of seed %d had %d bytes allocated", i, SEED, allocated);
      }
    }
    assertThat(Trap.sprung).as("instances of a class that is not allowed, seed " + SEED).isZero();
  }

  private interface Speaker {
    byte[] say();
  }

  @Test
  void nothingThatAWorkerHearsBreaksIt() {
    String name = Thread.currentThread().getName();
    try {
      fuzz(this::work, this::request);
    } finally {
      Thread.currentThread().setName(name);
    }
  }

  @Test
  void nothingThatAParentHearsBreaksIt() {
    String name = Thread.currentThread().getName();
    try {
      fuzz(this::listen, () -> work(request()));
    } finally {
      Thread.currentThread().setName(name);
    }
  }

  private static Pipe pipe() {
    return new Pipe(LIMIT, Trap.class::equals);
  }

  private WireInput input(byte[] bytes) {
    return new Pipe.Bytes(bytes, 1 + random.nextInt(5_000), LIMIT);
  }

  // What a worker hears.

  /** Returns what the worker answers. */
  private byte[] work(byte[] said) {
    ControlPage page = new ControlPage(ByteBuffer.allocateDirect(4096));
    page.offer(CHUNK, MOST_ITEMS);
    Pipe answers = pipe();
    try {
      new ItemLoop(input(said), answers, page).run();
    } catch (WireFormatException | AbortedMessageException _) {
      // The worker ends, and its parent learns that it has.
    }
    return answers.bytes();
  }

  /** What a parent says of two calls, and has run of the one: some of it left out, or elsewhere. */
  private byte[] request() {
    List<Runnable> messages = new ArrayList<>();
    Pipe out = pipe();
    messages.add(() -> bind(out, 1, TARGET.fingerprint()));
    messages.add(() -> bind(out, 2, "another"));
    messages.add(() -> unbind(out, 3));
    int items = random.nextInt(MOST_ITEMS);
    messages.add(() -> chunk(out, 1 + random.nextInt(20) / 19, items));
    for (int i = 0; i < items; i++) {
      messages.add(() -> set(out));
    }
    messages.add(() -> empty(out, Message.CHUNK_END));
    messages.add(() -> unbind(out, 1));
    if (random.nextInt(4) == 0) {
      messages.remove(random.nextInt(messages.size()));
    }
    if (random.nextInt(4) == 0) {
      int place = random.nextInt(messages.size());
      Collections.swap(messages, place, random.nextInt(messages.size()));
    }
    messages.forEach(Runnable::run);
    out.flush();
    return out.bytes();
  }

  private static void bind(Pipe out, long call, String fingerprint) {
    out.begin(Message.BIND);
    out.writeLong(call);
    out.writeLong(42);
    Codecs.STRING.write(TARGET.dispatcher(), out);
    Codecs.STRING.write(TARGET.action(), out);
    Codecs.STRING.write(fingerprint, out);
    Codecs.STRING.write("argument", out);
    out.end();
  }

  private static void unbind(Pipe out, long call) {
    out.begin(Message.UNBIND);
    out.writeLong(call);
    out.end();
  }

  private static void chunk(Pipe out, long call, int items) {
    out.begin(Message.CHUNK);
    out.writeLong(call);
    out.writeInt(CHUNK);
    out.writeInt(items);
    out.writeLong(0);
    out.end();
  }

  private void set(Pipe out) {
    out.begin(Message.SET);
    Object set =
        switch (random.nextInt(8)) {
          case 0 -> new Trap();
          case 1 -> new byte[random.nextInt(50_000)];
          case 2 -> List.of("text", 1L);
          default -> random.nextInt(100);
        };
    ANYTHING.write(set, out);
    if (random.nextInt(8) == 0) {
      out.abort();
      empty(out, Message.SKIPPED);
    } else {
      out.end();
    }
  }

  private static void empty(Pipe out, int kind) {
    out.begin(kind);
    out.end();
  }

  // What a parent hears.

  private void listen(byte[] said) throws Throwable {
    WireInput in = input(said);
    WorkerSession<List<Object>, @Nullable Object[]> session = session();
    @Nullable Object[] slots = new @Nullable Object[1];
    // There are no more messages than frames, and no frame is without its header.
    for (int i = 0; i <= said.length; i++) {
      try {
        session.read(in, slots, 0);
      } catch (Fault failed) {
        // The item has failed.
      } catch (BrokenException | WorkerLost ended) {
        return;
      } catch (Throwable thrown) {
        refuseIfThrownHere(thrown);
      }
    }
    fail("A session hears without end");
  }

  /** What the item threw was thrown elsewhere. */
  private static void refuseIfThrownHere(Throwable thrown) throws Throwable {
    if (Arrays.stream(thrown.getStackTrace()).anyMatch(f -> "listen".equals(f.getMethodName()))) {
      throw thrown;
    }
  }

  private record NoItems(List<Object> block) implements Engine.Known<List<Object>> {

    @Override
    public int size() {
      return 0;
    }

    @Override
    public List<Object> newBlock(int capacity) {
      return new ArrayList<>(capacity);
    }

    @Override
    public void copy(List<Object> from, int index, List<Object> to, int toIndex) {
      throw new AssertionError("there are none");
    }

    @Override
    public Object item(List<Object> from, int index) {
      return from.get(index);
    }

    @Override
    public void close() {}
  }

  @SuppressWarnings("NullAway") // a class does not tell what may be null
  private static WorkerSession<List<Object>, @Nullable Object[]> session() {
    Engine.Plan plan =
        new Engine.Plan(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            0,
            List.of(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalLong.empty());
    Engine.Invocation<List<Object>, @Nullable Object[]> here = (sets, slots, index) -> {};
    RemoteCall<List<Object>, @Nullable Object[]> remote =
        new RemoteCall<>(Workforce.shared(), TARGET, out -> {}, OptionalLong.empty(), here);
    return new WorkerSession<>(
        remote,
        new Engine.Call<>(
            "fuzzed", new CallHistory(), new NoItems(List.of()), remote, Object[].class, plan),
        false);
  }
}
