package org.inbatch.engine.process;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.inbatch.wire.SharedPart;
import org.inbatch.wire.WireInput;

/** What the other JVM writes to a ring. */
final class RingInput extends WireInput implements Bell.Awaited {

  private static final int STASHED = 64 * 1024;

  private final Ring ring;
  private final Bell bell;
  private final Sharing sharing;

  /** What was taken out of the ring to make room there, before what is still in it. */
  private final Deque<MemorySegment> stash = new ArrayDeque<>();

  RingInput(Ring ring, Bell bell, long limit, Predicate<Class<?>> others, Sharing sharing) {
    super(limit, others);
    this.ring = ring;
    this.bell = bell;
    this.sharing = sharing;
  }

  /**
   * Blocks until there is something to read.
   *
   * @return whether there is; not if this thread is interrupted, which it stays
   * @throws WorkerLost if the other side has ended, and all that it wrote was read
   */
  boolean awaitInput() {
    return hasBuffered() || bell.await(this, Bell.INPUT);
  }

  /** Says whether what is awaited from now on is many messages, each of which takes its time. */
  void expectMany(boolean many) {
    bell.bePatient(many);
  }

  @Override
  public boolean isThere() {
    return !stash.isEmpty() || isRingFilled();
  }

  /** Returns whether there is something to {@link #stash()}. */
  boolean isRingFilled() {
    return ring.available() > 0;
  }

  /** Takes what the ring holds onto the heap, so that who writes to it can go on. */
  void stash() {
    int count = Math.min(ring.available(), STASHED);
    if (count > 0) {
      MemorySegment piece = MemorySegment.ofArray(new byte[count]);
      ring.read(piece, 0, count);
      bell.ring(Bell.ROOM);
      stash.add(piece);
    }
  }

  @Override
  protected MemorySegment map(SharedPart part) {
    return sharing.map(part);
  }

  @Override
  public void unmap(long region) {
    sharing.unmap(region);
  }

  @Override
  protected int fill(byte[] into, int offset, int length) {
    bell.awaitSurely(this, Bell.INPUT);
    if (!stash.isEmpty()) {
      return unstash(stash.remove(), MemorySegment.ofArray(into), offset, length);
    }
    int count = ring.read(into, offset, length);
    bell.ring(Bell.ROOM);
    return count;
  }

  @Override
  protected void fill(MemorySegment into) {
    long size = into.byteSize();
    for (long at = 0; at < size; ) {
      at += take(into, at, size - at);
    }
  }

  private int take(MemorySegment into, long offset, long length) {
    bell.awaitSurely(this, Bell.INPUT);
    MemorySegment piece = stash.poll();
    if (piece != null) {
      return unstash(piece, into, offset, length);
    }
    int count = ring.read(into, offset, length);
    bell.ring(Bell.ROOM);
    return count;
  }

  private int unstash(MemorySegment piece, MemorySegment into, long offset, long length) {
    int count = (int) Math.min(length, piece.byteSize());
    MemorySegment.copy(piece, 0, into, offset, count);
    if (count < piece.byteSize()) {
      stash.addFirst(piece.asSlice(count));
    }
    return count;
  }
}
