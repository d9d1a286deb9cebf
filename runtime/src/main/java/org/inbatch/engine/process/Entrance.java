package org.inbatch.engine.process;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker comes in: from the start of its process until it has made both its connections, or
 * failed to. Whoever else connects is shown out. Confined to the thread of the {@link Keeper}.
 */
final class Entrance {

  private final WorkerJvm worker;
  private final Duration patience;

  private @Nullable Nest nest;
  private @Nullable Door door;
  private boolean closed;

  Entrance(WorkerJvm worker, Duration patience) {
    this.worker = worker;
    this.patience = patience;
  }

  /** Starts the worker's process. */
  void spawn() {
    try {
      nest = Nest.make();
      worker.spawn(nest, () -> Keeper.later(Duration.ZERO, this::workerEnded));
    } catch (IOException | RuntimeException refused) {
      fail(refused.toString(), refused);
    }
  }

  /** Opens the door; only then does the worker get its token. */
  void open(Keeper keeper) {
    if (nest == null || closed) {
      return;
    }
    try {
      door = new Door(keeper.selector(), nest);
      worker.give(door.token);
      Keeper.later(patience, () -> fail("it has not connected within " + patience, null));
    } catch (IOException | RuntimeException refused) {
      fail(refused.toString(), refused);
    }
  }

  private void workerEnded() {
    if (!closed) {
      fail(worker.ending().describe(), null);
    }
  }

  private void fail(String why, @Nullable Throwable cause) {
    if (!closed) {
      close();
      worker.refuse(
          new WorkerStartException(worker.name() + " could not be started: " + why, cause));
    }
  }

  private void close() {
    closed = true;
    if (door != null) {
      door.close();
    }
    if (nest != null) {
      nest.remove();
    }
  }

  /** The socket, and what comes in by it. */
  private final class Door {

    private final byte[] token = Greeting.freshToken();
    private final List<Channel> channels = new ArrayList<>();
    private final Selector selector;
    private final SharedMemory memory;
    private @Nullable SocketChannel bell;
    private @Nullable SocketChannel control;

    Door(Selector selector, Nest nest) throws IOException {
      this.selector = selector;
      ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        socket.bind(UnixDomainSocketAddress.of(nest.socket()));
        watch(socket, SelectionKey.OP_ACCEPT, () -> accept(socket));
        memory = SharedMemory.map(nest.memory());
      } catch (IOException | RuntimeException refused) {
        socket.close();
        throw refused;
      }
    }

    private void watch(AbstractSelectableChannel channel, int operation, Runnable then)
        throws IOException {
      channels.add(channel);
      channel.configureBlocking(false);
      channel.register(selector, operation, then);
    }

    private void accept(ServerSocketChannel socket) {
      try {
        SocketChannel stranger = socket.accept();
        if (stranger != null) {
          ByteBuffer greeting = ByteBuffer.allocate(Greeting.LENGTH);
          watch(stranger, SelectionKey.OP_READ, () -> read(stranger, greeting));
        }
      } catch (IOException refused) {
        fail(refused.toString(), refused);
      }
    }

    private void read(SocketChannel stranger, ByteBuffer greeting) {
      try {
        if (stranger.read(greeting) < 0) {
          dismiss(stranger);
        } else if (!greeting.hasRemaining()) {
          if (Greeting.isRight(greeting, token)) {
            admit(stranger, greeting);
          } else {
            dismiss(stranger);
          }
        }
      } catch (IOException gone) {
        dismiss(stranger);
      }
    }

    private void admit(SocketChannel connection, ByteBuffer greeting) throws IOException {
      if (!Greeting.isOfThisVersion(greeting)) {
        fail("its InBatch is not of this version", null);
        return;
      }
      connection.keyFor(selector).cancel();
      if (Greeting.role(greeting) == Greeting.BELL) {
        bell = connection;
      } else {
        control = connection;
      }
      if (bell != null && control != null) {
        channels.removeAll(List.of(bell, control));
        Entrance.this.close();
        worker.admit(memory, bell, control);
      }
    }

    private void dismiss(SocketChannel stranger) {
      channels.remove(stranger);
      WorkerJvm.close(stranger);
    }

    /** Closes what the worker has not been given. */
    void close() {
      channels.forEach(WorkerJvm::close);
      if (bell == null || control == null) {
        memory.close();
      }
    }
  }
}
