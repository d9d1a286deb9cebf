package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.inbatch.wire.WireFormatException;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;
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

    static Side parent(Path file, SocketChannel socket) throws IOException {
      SharedMemory memory = SharedMemory.map(file);
      Bell bell =
          new Bell(socket, memory.page(), SharedMemory.PARENT_SLEEPS, SharedMemory.WORKER_SLEEPS);
      RingInput input = new RingInput(memory.fromWorker(), bell, 1 << 24, NOTHING, new OwnMemory());
      return new Side(
          memory,
          bell,
          input,
          new RingOutput(memory.toWorker(), bell, 1 << 24, NOTHING, new OwnMemory(), input));
    }

    static Side worker(Path file, SocketChannel socket) throws IOException {
      SharedMemory memory = SharedMemory.map(file);
      Bell bell =
          new Bell(socket, memory.page(), SharedMemory.WORKER_SLEEPS, SharedMemory.PARENT_SLEEPS);
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

  @BeforeEach
  void connect() throws IOException {
    Path file = directory.resolve("m");
    SharedMemory.create(file);
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      worker = Side.worker(file, SocketChannel.open(address));
      parent = Side.parent(file, server.accept());
    }
  }

  @AfterEach
  void disconnect() {
    parent.close();
    worker.close();
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
    int messages = 400;
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
  void aSideThatSleepsIsWokenByTheOthersEnd() {
    write(worker.output(), new byte[3]);
    worker.bell().close();

    assertThat(read(parent.input())).hasSize(3);
    assertThatThrownBy(() -> parent.input().awaitInput()).isInstanceOf(WorkerLost.class);
    assertThatThrownBy(() -> parent.input().next()).isInstanceOf(WorkerLost.class);
  }

  @Test
  void memoryThatWasOverwrittenIsRefused() {
    for (long garbage : new long[] {-1, Ring.SIZE + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      SharedMemory.WORD.setVolatile(worker.memory().page(), 768, garbage);

      assertThatThrownBy(() -> parent.input().awaitInput())
          .isInstanceOf(WireFormatException.class)
          .hasMessageContaining("overwritten");
    }
  }
}
