package org.inbatch.engine.process;

import static org.inbatch.engine.process.SharedMemory.WORD;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How one side waits for what the other does in shared memory, and wakes the other: it looks for
 * some microseconds, at last giving way to other threads, then says that it sleeps, looks once
 * more, and blocks until a byte comes by a connection. The other side sends one only where it is
 * asleep. As long as a side has no connection it sleeps for a moment at a time, and rings nobody.
 *
 * <p>One thread at a time waits and rings; another one may {@link #connect}. An interrupt ends a
 * wait and leaves the connection whole: nothing here blocks in a channel.
 */
final class Bell implements AutoCloseable {

  /** What somebody sleeps for: bytes to read, room to write to. */
  static final long INPUT = 1;

  static final long ROOM = 2;

  /** How long one who waits looks without giving way: longer than most answers take. */
  private static final long SPIN_NANOS = 12_000;

  /** How long it looks in all before it sleeps. */
  private static final long LOOK_NANOS = 40_000;

  /** How often it looks before it asks for the time. */
  private static final int LOOKS = 16;

  /** How long it sleeps at a time where nobody can wake it. */
  private static final long MOMENT_NANOS = 1_000_000;

  /** Something that the other side makes true. */
  interface Awaited {
    boolean isThere();
  }

  /** What wakes whoever sleeps. */
  private record Line(SocketChannel connection, Selector selector) {}

  private final ByteBuffer page;
  private final int sleeps;
  private final int otherSleeps;
  private final @Nullable Process other;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(64);
  private volatile @Nullable Line line;
  private boolean over;

  /** Whether this side gives way at once where it waits. */
  private boolean patient;

  /**
   * Creates one side.
   *
   * @param sleeps where this side says in the page that it sleeps
   * @param otherSleeps where the other one does
   * @param other the other side's process, whose end is the end of a wait as long as there is no
   *     connection; null if somebody else sees to that
   */
  Bell(ByteBuffer page, int sleeps, int otherSleeps, @Nullable Process other) {
    this.page = page;
    this.sleeps = sleeps;
    this.otherSleeps = otherSleeps;
    this.other = other;
  }

  /** Takes the connection, once; not when this is closed. */
  void connect(SocketChannel connection) throws IOException {
    connection.configureBlocking(false);
    Selector selector = Selector.open();
    connection.register(selector, SelectionKey.OP_READ);
    line = new Line(connection, selector);
    // What could not be rung for before: the other side may have slept already.
    wake(INPUT | ROOM, ByteBuffer.allocate(1));
  }

  /** Says whether this side is to give way at once where it waits: what it waits for takes long. */
  void bePatient(boolean now) {
    patient = now;
  }

  /**
   * Waits until it is there.
   *
   * @return whether it is there; not if this thread is interrupted, which it stays
   * @throws WorkerLost if it is not there and the other side is gone
   */
  boolean await(Awaited awaited, long kind) {
    while (!awaited.isThere()) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      if (over) {
        if (awaited.isThere()) { // it was the last thing that the other side did
          return true;
        }
        throw new WorkerLost();
      }
      if (!look(awaited)) {
        sleep(awaited, kind);
      }
    }
    return true;
  }

  /** Waits until it is there; an interrupt is kept for later. */
  void awaitSurely(Awaited awaited, long kind) {
    boolean interrupted = false;
    try {
      while (!await(awaited, kind)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // who gives way here was measured to be answered sooner
  private boolean look(Awaited awaited) {
    long start = System.nanoTime();
    long looked = 0;
    while (looked < LOOK_NANOS) {
      if (patient || looked > SPIN_NANOS) {
        Thread.yield();
      }
      for (int i = 0; i < LOOKS; i++) {
        if (awaited.isThere()) {
          return true;
        }
        Thread.onSpinWait();
      }
      looked = System.nanoTime() - start;
    }
    return false;
  }

  private void sleep(Awaited awaited, long kind) {
    Line now = line;
    if (now == null) {
      over = other != null && !other.isAlive();
      LockSupport.parkNanos(this, MOMENT_NANOS);
      return;
    }
    WORD.setVolatile(page, sleeps, kind);
    VarHandle.fullFence();
    try {
      if (!awaited.isThere()) {
        now.selector.select();
        now.selector.selectedKeys().clear();
      }
      WORD.setVolatile(page, sleeps, 0L);
      bytes.clear();
      over = now.connection.read(bytes) < 0;
    } catch (IOException | ClosedSelectorException gone) {
      over = true;
    }
  }

  /** Wakes the other side if it sleeps for this. */
  void ring(long kind) {
    VarHandle.fullFence();
    wake(kind, bytes);
  }

  private void wake(long kind, ByteBuffer buffer) {
    long slept = (long) WORD.getVolatile(page, otherSleeps);
    if ((slept & kind) == 0) {
      return;
    }
    Line now = line;
    if (now != null && WORD.compareAndSet(page, otherSleeps, slept, 0L)) {
      try {
        now.connection.write(buffer.clear().limit(1)); // no room: there is enough to wake it
      } catch (IOException gone) {
        // Whoever waits next finds the end of it.
      }
    }
  }

  /** Closes the connection, if there is one; not while somebody waits. */
  @Override
  public void close() {
    over = true;
    Line now = line;
    if (now != null) {
      Door.close(now.selector);
      Door.close(now.connection);
    }
  }
}
