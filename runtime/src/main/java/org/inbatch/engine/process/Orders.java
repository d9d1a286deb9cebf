package org.inbatch.engine.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders to a worker: they are kept until it has made its control connection. Thread-safe;
 * nothing blocks.
 */
final class Orders implements AutoCloseable {

  // Guarded by this.

  private final List<ByteBuffer> kept = new ArrayList<>();
  private @Nullable SocketChannel control;

  /** Gives one. A worker that is gone needs none. */
  synchronized void give(byte order, long item) {
    ByteBuffer bytes = Greeting.order(order, item);
    if (control == null) {
      kept.add(bytes);
    } else {
      send(control, bytes);
    }
  }

  /** Takes the connection, and sends what was kept. */
  synchronized void connect(SocketChannel connection) {
    control = connection;
    kept.forEach(bytes -> send(connection, bytes));
    kept.clear();
  }

  /** Returns whether what is given is on its way at once. */
  synchronized boolean areConnected() {
    return control != null;
  }

  private static void send(SocketChannel to, ByteBuffer bytes) {
    try {
      to.write(bytes);
    } catch (IOException gone) {
      // it needs no orders any more
    }
  }

  @Override
  public synchronized void close() {
    if (control != null) {
      Door.close(control);
    }
  }
}
