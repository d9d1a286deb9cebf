package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.engine.process.SharedMemory.WORD;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.inbatch.wire.WireFormatException;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of the transport, in one JVM. */
@Timeout(60)
final class TransportTest {

  private static final Allowed NOTHING = new Allowed(Set.of());

  @TempDir private Path directory;

  private Side parent;
  private Side worker;

  private record Side(SharedMemory memory, Bell bell, RingInput input, RingOutput output)
      implements AutoCloseable {

    static Side parent(Path file, @Nullable Process other) throws IOException {
      SharedMemory memory = SharedMemory.map(file);
      Bell bell =
          new Bell(memory.page(), SharedMemory.PARENT_SLEEPS, SharedMemory.WORKER_SLEEPS, other);
      RingInput input = new RingInput(memory.fromWorker(), bell, 1 << 24, NOTHING, new OwnMemory());
      return new Side(
          memory,
          bell,
          input,
          new RingOutput(memory.toWorker(), bell, 1 << 24, NOTHING, new OwnMemory(), input));
    }

    static Side worker(Path file) throws IOException {
      SharedMemory memory = SharedMemory.map(file);
      Bell bell =
          new Bell(memory.page(), SharedMemory.WORKER_SLEEPS, SharedMemory.PARENT_SLEEPS, null);
      return new Side(
          memory,
          bell,
          new RingInput(memory.toWorker(), bell, 1 << 24, NOTHING, new ParentMemory()),
          new RingOutput(memory.fromWorker(), bell, 1 << 24, NOTHING, new ParentMemory(), null));
    }

    @Override
    public void close() {
      bell.close();
      memory.close();
    }
  }

  private ServerSocketChannel server;

  @BeforeEach
  void map() throws IOException {
    SharedMemory.create(file());
    worker = Side.worker(file());
    parent = Side.parent(file(), null);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address());
  }

  @AfterEach
  void unmap() throws IOException {
    parent.close();
    worker.close();
    server.close();
  }

  private Path file() {
    return directory.resolve("m");
  }

  private UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(directory.resolve("s"));
  }

  private void connectWorker() throws IOException {
    worker.bell().connect(SocketChannel.open(address()));
  }

  private void connectParent() throws IOException {
    parent.bell().connect(server.accept());
  }

  private static void write(WireOutput out, byte[] bytes) {
    out.begin(1);
    out.writeInt(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
    out.end();
    out.flush();
  }

  private static byte[] read(WireInput in) {
    in.next();
    byte[] bytes = new byte[in.readInt()];
    in.readBytes(bytes, 0, bytes.length);
    in.end();
    return bytes;
  }

  private static byte[] random(Random random) {
    byte[] bytes = new byte[random.nextInt(1 << random.nextInt(1, 22))];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatASideWritesTheOtherReadsWhateverTheirSpeed() throws Exception {
    connectWorker();
    connectParent();

    exchange(400, Map.of());
  }

  @Test
  void whatASideWritesTheOtherReadsBeforeTheyAreConnectedAndWhileTheyAre() throws Exception {
    FutureTask<Boolean> connecting =
        new FutureTask<>(() -> {
          connectWorker();
          connectParent();
          return true;
        });
    exchange(400, Map.of(100, () -> new Thread(connecting).start()));

    assertThat(connecting.get()).isTrue();
  }

  private interface Step {
    void run() throws Exception;
  }

  /** Has the worker send back what it is sent, and does something before some of the messages. */
  private void exchange(int messages, Map<Integer, Step> before) throws Exception {
    FutureTask<Boolean> working =
        new FutureTask<>(() -> {
          for (int i = 0; i < messages; i++) {
            write(worker.output(), read(worker.input()));
          }
          return true;
        });
    Thread thread = new Thread(working);
    thread.start();
    Random sent = new Random(42);
    Random awaited = new Random(42);
    int ahead = 0;
    for (int i = 0; i < messages; i++) {
      before.getOrDefault(i, () -> {}).run();
      write(parent.output(), random(sent));
      ahead++;
      // Now it reads each answer at once, now it lets many wait.
      while (ahead > (i / 20) % 20 || (i == messages - 1 && ahead > 0)) {
        assertThat(read(parent.input())).isEqualTo(random(awaited));
        ahead--;
      }
    }

    assertThat(working.get()).isTrue();
    assertThat(sent.nextLong()).isEqualTo(awaited.nextLong());
  }

  @Test
  void aMessageThatCameWithAnotherIsThere() {
    worker.output().begin(1);
    worker.output().end();
    write(worker.output(), new byte[3]);
    parent.input().next();
    parent.input().end();

    assertThat(parent.input().awaitInput()).isTrue();
    assertThat(read(parent.input())).hasSize(3);
  }

  @Test
  void aSideThatSleepsIsWokenByWhatWasWrittenBeforeTheOtherWasConnected() throws Exception {
    connectWorker();
    FutureTask<byte[]> reading = new FutureTask<>(() -> read(worker.input()));
    new Thread(reading).start();
    while ((long) WORD.getVolatile(worker.memory().page(), SharedMemory.WORKER_SLEEPS) == 0) {
      Thread.onSpinWait();
    }
    write(parent.output(), new byte[3]);
    connectParent();

    assertThat(reading.get()).hasSize(3);
  }

  @Test
  void aSideThatIsNotConnectedFindsThatTheOthersProcessHasEnded() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    try (Side other = Side.parent(file(), ended)) {
      write(worker.output(), new byte[3]);

      assertThat(read(other.input())).hasSize(3);
      assertThatThrownBy(() -> other.input().awaitInput()).isInstanceOf(WorkerLost.class);
    }
  }

  @Test
  void anInterruptEndsTheWaitOfASideThatIsNotConnected() {
    Thread.currentThread().interrupt();

    assertThat(parent.input().awaitInput()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aGreetingIsThereWhenItIsWhole() {
    byte[] token = Greeting.freshToken();
    assertThat(parent.memory().greeting()).isNull();

    worker.memory().greet(Greeting.of(token, Greeting.MEMORY));

    ByteBuffer greeting = Objects.requireNonNull(parent.memory().greeting());
    assertThat(greeting).isEqualTo(Greeting.of(token, Greeting.MEMORY));
    assertThat(Greeting.isRight(greeting, token)).isTrue();
    assertThat(Greeting.isOfThisVersion(greeting)).isTrue();
    assertThat(Greeting.role(greeting)).isEqualTo(Greeting.MEMORY);
  }

  @Test
  void aSideThatSleepsIsWokenByTheOthersEnd() throws IOException {
    connectWorker();
    connectParent();
    write(worker.output(), new byte[3]);
    worker.bell().close();

    assertThat(read(parent.input())).hasSize(3);
    assertThatThrownBy(() -> parent.input().awaitInput()).isInstanceOf(WorkerLost.class);
    assertThatThrownBy(() -> parent.input().next()).isInstanceOf(WorkerLost.class);
  }

  @Test
  void memoryThatWasOverwrittenIsRefused() {
    for (long garbage : new long[] {-1, Ring.SIZE + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      WORD.setVolatile(worker.memory().page(), 768, garbage);

      assertThatThrownBy(() -> parent.input().awaitInput())
          .isInstanceOf(WireFormatException.class)
          .hasMessageContaining("overwritten");
    }
  }
}
