package org.inbatch.engine.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A worker's start: from that of its process until it is connected, or given up. Confined to the
 * thread of the {@link Keeper}.
 *
 * <pre>
 *   spawn ── open ── its greeting is in the memory: admitted ── its connections: connected
 * </pre>
 *
 * <p>A worker that is admitted is at work; making connections takes a JVM that has just begun long.
 */
final class Entrance implements Door.Host {

  /** How often it is looked whether the worker has greeted. */
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final WorkerJvm worker;
  private final Duration patience;

  private @Nullable Nest nest;
  private @Nullable Door door;

  /** Made when the process has begun already: the first random numbers of a JVM take long. */
  private byte[] token = {};

  /** The memory, until the worker is admitted. */
  private @Nullable SharedMemory memory;

  private boolean admitted;
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
      var _ = worker.handle().onExit().thenRun(() -> Keeper.later(Duration.ZERO, this::exited));
    } catch (IOException | RuntimeException refused) {
      refuse(refused.toString(), refused);
    }
  }

  /** Opens the door; only then does the worker get its token, and greets. */
  void open(Keeper keeper) {
    if (nest == null || over) {
      return;
    }
    try {
      token = Greeting.freshToken();
      door = new Door(keeper.selector(), nest.socket(), token, this);
      memory = SharedMemory.map(nest.memory());
      worker.give(token);
      Keeper.later(patience, this::losePatience);
      look();
    } catch (IOException | RuntimeException refused) {
      refuse(refused.toString(), refused);
    }
  }

  /** Admits the worker as soon as it has greeted. */
  private void look() {
    SharedMemory shared = memory;
    if (shared == null) {
      return;
    }
    ByteBuffer greeting = shared.greeting();
    if (greeting == null) {
      Keeper.later(MOMENT, this::look);
    } else if (!Greeting.isRight(greeting, token)) {
      refuse("another process wrote to its memory", null);
    } else if (!Greeting.isOfThisVersion(greeting)) {
      refuse(Door.OTHER_VERSION, null);
    } else {
      memory = null;
      admitted = true;
      worker.admit(shared);
    }
  }

  /** One that is at work may be stopped before it connects: it is left alone. */
  private void losePatience() {
    if (!admitted) {
      refuse("it was not ready within " + patience, null);
    }
  }

  @Override
  public void admit(SocketChannel bell, SocketChannel control) {
    look(); // it has greeted before
    try {
      if (over || !admitted) {
        throw new IOException("it has connected without a greeting");
      }
      worker.connect(bell, control);
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
      worker.refuse(why, cause);
    }
  }

  /** A child may hold the output of a worker that has ended; its files are nobody's any more. */
  private void exited() {
    if (admitted) {
      close();
    }
  }

  /** Only when its files are gone is the worker let go of: this JVM may exit before. */
  private void ended() {
    exited();
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
    if (memory != null) {
      memory.close();
      memory = null;
    }
    if (nest != null) {
      nest.remove();
    }
  }
}
