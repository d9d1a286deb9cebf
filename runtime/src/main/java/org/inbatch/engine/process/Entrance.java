package org.inbatch.engine.process;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A worker's start: from that of its process until it is connected, or given up. Confined to the
 * thread of the {@link Keeper}.
 */
final class Entrance implements Door.Host {

  private final WorkerJvm worker;
  private final Duration patience;

  private @Nullable Nest nest;
  private @Nullable Door door;
  private boolean over;

  Entrance(WorkerJvm worker, Duration patience) {
    this.worker = worker;
    this.patience = patience;
  }

  /** Starts the worker's process. */
  void spawn() {
    try {
      nest = Nest.make();
      worker.spawn(nest, () -> Keeper.later(Duration.ZERO, this::ended));
    } catch (IOException | RuntimeException refused) {
      refuse(refused.toString(), refused);
    }
  }

  /** Opens the door; only then does the worker get its token, and connects. */
  void open(Keeper keeper) {
    if (nest == null || over) {
      return;
    }
    try {
      byte[] token = Greeting.freshToken();
      door = new Door(keeper.selector(), nest.socket(), token, this);
      worker.give(token);
      Keeper.later(patience, () -> refuse("it has not connected within " + patience, null));
    } catch (IOException | RuntimeException refused) {
      refuse(refused.toString(), refused);
    }
  }

  @Override
  public void admit(SocketChannel bell, SocketChannel control) {
    try {
      if (nest != null) {
        worker.admit(SharedMemory.map(nest.memory()), bell, control);
      }
      close();
    } catch (IOException refused) {
      Door.close(bell);
      Door.close(control);
      refuse(refused.toString(), refused);
    }
  }

  @Override
  public void refuse(String why, @Nullable Throwable cause) {
    if (!over) {
      worker.kill();
      close();
      worker.refuse(
          new WorkerStartException(worker.name() + " could not be started: " + why, cause));
    }
  }

  /** Only when its files are gone is the worker let go of: this JVM may exit before. */
  private void ended() {
    if (!over) {
      refuse(worker.ending().describe(), null);
    }
    Keeper.forget(worker);
  }

  private void close() {
    over = true;
    if (door != null) {
      door.close();
    }
    if (nest != null) {
      nest.remove();
    }
  }
}
