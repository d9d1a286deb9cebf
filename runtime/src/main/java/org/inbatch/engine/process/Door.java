package org.inbatch.engine.process;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The socket at which a worker makes its two connections. Whoever connects without its token is
 * shown out. Confined to the thread that uses the selector.
 */
final class Door implements AutoCloseable {

  static final String OTHER_VERSION = "its InBatch is not of this version";

  /** Who waits for the worker. */
  interface Host {

    /** Takes the worker's connections, which do not block. */
    void admit(SocketChannel bell, SocketChannel control);

    /** Hears why the worker cannot come in. */
    void refuse(String why, @Nullable Throwable cause);
  }

  private final Selector selector;
  private final byte[] token;
  private final Host host;

  /** Those that are open and not the host's. */
  private final List<Channel> channels = new ArrayList<>();

  private @Nullable SocketChannel bell;
  private @Nullable SocketChannel control;

  /**
   * Opens the door.
   *
   * @param selector has keys whose attachments are to be run when they are ready
   */
  Door(Selector selector, Path path, byte[] token, Host host) throws IOException {
    this.selector = selector;
    this.token = token.clone();
    this.host = host;
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channels.add(socket);
    try {
      socket.bind(UnixDomainSocketAddress.of(path));
      watch(socket, SelectionKey.OP_ACCEPT, () -> accept(socket));
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  private void watch(AbstractSelectableChannel channel, int operation, Runnable then)
      throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, operation, then);
  }

  private void accept(ServerSocketChannel socket) {
    try {
      SocketChannel stranger = socket.accept();
      if (stranger != null) {
        channels.add(stranger);
        ByteBuffer greeting = ByteBuffer.allocate(Greeting.LENGTH);
        watch(stranger, SelectionKey.OP_READ, () -> read(stranger, greeting));
      }
    } catch (IOException refused) {
      host.refuse(refused.toString(), refused);
    }
  }

  private void read(SocketChannel stranger, ByteBuffer greeting) {
    try {
      if (stranger.read(greeting) < 0) {
        dismiss(stranger);
      } else if (!greeting.hasRemaining()) {
        if (!Greeting.isRight(greeting, token)) {
          dismiss(stranger);
        } else if (Greeting.isOfThisVersion(greeting)) {
          take(stranger, Greeting.role(greeting));
        } else {
          host.refuse(OTHER_VERSION, null);
        }
      }
    } catch (IOException gone) {
      dismiss(stranger);
    }
  }

  private void dismiss(SocketChannel stranger) {
    channels.remove(stranger);
    close(stranger);
  }

  private void take(SocketChannel connection, byte role) {
    connection.keyFor(selector).cancel();
    if (role == Greeting.BELL) {
      bell = connection;
    } else {
      control = connection;
    }
    if (bell != null && control != null) {
      channels.removeAll(List.of(bell, control));
      host.admit(bell, control);
    }
  }

  /** Closes the door, and all connections that are not the host's. */
  @Override
  public void close() {
    channels.forEach(Door::close);
    channels.clear();
  }

  /** Closes a channel or a selector: if that fails it is closed all the same. */
  static void close(Closeable channel) {
    try {
      channel.close();
    } catch (IOException closed) {
      // there is nothing to be done
    }
  }
}
