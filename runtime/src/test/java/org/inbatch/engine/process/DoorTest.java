package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DoorTest implements Door.Host {

  private static final byte[] TOKEN = Greeting.freshToken();

  @TempDir private Path directory;

  private final List<SocketChannel> admitted = new ArrayList<>();
  private @Nullable String refused;

  @Override
  public void admit(SocketChannel bell, SocketChannel control) {
    admitted.addAll(List.of(bell, control));
  }

  @Override
  public void refuse(String why, @Nullable Throwable cause) {
    refused = why;
  }

  @Test
  void whoeverHasTheTokenComesInWithBothConnections() throws IOException {
    try (Selector selector = Selector.open();
        Door _ = door(selector);
        SocketChannel control = connect(Greeting.of(TOKEN, Greeting.CONTROL));
        SocketChannel bell = connect(Greeting.of(TOKEN, Greeting.BELL))) {
      while (admitted.isEmpty()) {
        work(selector);
      }

      admitted.getFirst().write(ByteBuffer.wrap(new byte[] {1}));
      admitted.getLast().write(ByteBuffer.wrap(new byte[] {2}));
      assertThat(read(bell)).isEqualTo(1);
      assertThat(read(control)).isEqualTo(2);
      admitted.forEach(Door::close);
    }
  }

  @Test
  void whoeverHasAnotherTokenIsShownOutWhateverElseHeSays() throws IOException {
    byte[] wrong = TOKEN.clone();
    wrong[Greeting.TOKEN - 1] ^= 1;
    try (Selector selector = Selector.open();
        Door _ = door(selector);
        SocketChannel bell = connect(Greeting.of(TOKEN, Greeting.BELL));
        SocketChannel stranger = connect(Greeting.of(wrong, Greeting.CONTROL))) {
      stranger.configureBlocking(false);
      while (read(stranger) == 0) {
        work(selector);
      }

      assertThat(read(stranger)).isEqualTo(-1);
      assertThat(admitted).isEmpty();
      assertThat(refused).isNull();

      SocketChannel control = connect(Greeting.of(TOKEN, Greeting.CONTROL));
      while (admitted.isEmpty()) {
        work(selector);
      }
      assertThat(bell.isConnected()).isTrue();
      admitted.forEach(Door::close);
      control.close();
    }
  }

  @Test
  void whoeverHasNotShownATokenIsShownOutInTheEnd() throws IOException {
    try (Selector selector = Selector.open()) {
      Door door = door(selector);
      try (SocketChannel silent = connect(ByteBuffer.wrap(Arrays.copyOf(TOKEN, 5)))) {
        work(selector);
        door.close();

        assertThat(read(silent)).isEqualTo(-1);
      }
    }
  }

  @Test
  void whoeverSpeaksAnotherVersionIsRefused() throws IOException {
    ByteBuffer greeting = Greeting.of(TOKEN, Greeting.BELL);
    greeting.put(Greeting.TOKEN, (byte) 99);
    try (Selector selector = Selector.open();
        Door _ = door(selector);
        SocketChannel _ = connect(greeting)) {
      while (refused == null) {
        work(selector);
      }

      assertThat(refused).contains("version");
    }
  }

  private Door door(Selector selector) throws IOException {
    return new Door(selector, directory.resolve("s"), TOKEN, this);
  }

  private SocketChannel connect(ByteBuffer greeting) throws IOException {
    SocketChannel connection =
        SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("s")));
    connection.write(greeting);
    return connection;
  }

  private static void work(Selector selector) throws IOException {
    selector.select(key -> ((Runnable) key.attachment()).run());
  }

  private static int read(SocketChannel connection) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    int count = connection.read(one);
    return count == 1 ? one.get(0) : count;
  }
}
