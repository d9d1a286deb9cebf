package org.inbatch.engine.process;

import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;
import org.inbatch.wire.SharedPart;
import org.inbatch.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the other JVM by a ring.
 *
 * <p>Where the ring is full, its writer waits for room, and meanwhile stashes what comes in, if it
 * was given the input: the parent is. So a worker that waits for room never does so in vain.
 */
final class RingOutput extends WireOutput implements Bell.Awaited {

  private static final int PIECE = 64 * 1024;

  private final Ring ring;
  private final Bell bell;
  private final Sharing sharing;
  private final @Nullable RingInput comingIn;

  RingOutput(
      Ring ring,
      Bell bell,
      long limit,
      Predicate<Class<?>> others,
      Sharing sharing,
      @Nullable RingInput comingIn) {
    super(limit, others);
    this.ring = ring;
    this.bell = bell;
    this.sharing = sharing;
    this.comingIn = comingIn;
  }

  @Override
  public boolean isThere() {
    return ring.room() > 0 || (comingIn != null && comingIn.isRingFilled());
  }

  @Override
  protected @Nullable SharedPart share(MemorySegment memory) {
    return sharing.share(memory);
  }

  @Override
  protected void drain(byte[] bytes, int length) {
    int at = ring.write(bytes, 0, length);
    if (at < length) {
      drain(MemorySegment.ofArray(bytes).asSlice(at), length - at);
    }
  }

  @Override
  protected void drain(MemorySegment bytes) {
    drain(bytes, bytes.byteSize());
  }

  private void drain(MemorySegment bytes, long length) {
    long at = 0;
    while (true) {
      // In pieces: the other side reads the first one while the next one is written.
      at += ring.write(bytes, at, Math.min(length - at, PIECE));
      if (at == length) {
        return;
      }
      bell.ring(Bell.INPUT);
      if (ring.room() == 0) {
        bell.awaitSurely(this, comingIn == null ? Bell.ROOM : Bell.ROOM | Bell.INPUT);
        if (comingIn != null) {
          comingIn.stash();
        }
      }
    }
  }

  @Override
  protected void flushed() {
    bell.ring(Bell.INPUT);
  }
}
