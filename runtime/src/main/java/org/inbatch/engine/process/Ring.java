package org.inbatch.engine.process;

import static org.inbatch.engine.process.SharedMemory.WORD;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.inbatch.wire.WireFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from one JVM to the other, in shared memory. One side writes, one reads, each
 * by one thread at a time, and neither ever waits here.
 */
final class Ring {

  static final int SIZE = 1 << 20;

  private final ByteBuffer page;
  private final int writtenAt;
  private final int readAt;
  private final ByteBuffer buffer;

  /** The same, made when there is something large: a JVM that starts has better to do. */
  private @Nullable MemorySegment segment;

  /** How many bytes this side has written, or read, as it is the one or the other. */
  private long passed;

  Ring(ByteBuffer page, int writtenAt, int readAt, ByteBuffer buffer) {
    this.page = page;
    this.writtenAt = writtenAt;
    this.readAt = readAt;
    this.buffer = buffer;
  }

  private MemorySegment bytes() {
    MemorySegment made = segment;
    if (made == null) {
      made = MemorySegment.ofBuffer(buffer);
      segment = made;
    }
    return made;
  }

  /** Returns how many bytes can be written now. */
  int room() {
    return SIZE - between(passed, (long) WORD.getAcquire(page, readAt));
  }

  /** Writes what there is room for, and returns how many bytes that was. */
  int write(byte[] from, int offset, int length) {
    int count = Math.min(length, room());
    int place = (int) passed & SIZE - 1;
    int first = Math.min(count, SIZE - place);
    buffer.put(place, from, offset, first);
    if (first < count) {
      buffer.put(0, from, offset + first, count - first);
    }
    passed += count;
    WORD.setRelease(page, writtenAt, passed);
    return count;
  }

  /** The same for memory of any kind. */
  int write(MemorySegment from, long offset, long length) {
    int count = (int) Math.min(length, room());
    int place = (int) passed & SIZE - 1;
    int first = Math.min(count, SIZE - place);
    MemorySegment.copy(from, offset, bytes(), place, first);
    MemorySegment.copy(from, offset + first, bytes(), 0, count - first);
    passed += count;
    WORD.setRelease(page, writtenAt, passed);
    return count;
  }

  /** Returns how many bytes can be read now. */
  int available() {
    return between((long) WORD.getAcquire(page, writtenAt), passed);
  }

  /** Reads what is there, up to so many bytes, and returns how many it was. */
  int read(byte[] into, int offset, int length) {
    int count = Math.min(length, available());
    int place = (int) passed & SIZE - 1;
    int first = Math.min(count, SIZE - place);
    buffer.get(place, into, offset, first);
    if (first < count) {
      buffer.get(0, into, offset + first, count - first);
    }
    passed += count;
    WORD.setRelease(page, readAt, passed);
    return count;
  }

  /** The same into memory of any kind. */
  int read(MemorySegment into, long offset, long length) {
    int count = (int) Math.min(length, available());
    int place = (int) passed & SIZE - 1;
    int first = Math.min(count, SIZE - place);
    MemorySegment.copy(bytes(), place, into, offset, first);
    MemorySegment.copy(bytes(), 0, into, offset + first, count - first);
    passed += count;
    WORD.setRelease(page, readAt, passed);
    return count;
  }

  /** The other side's word may be anything, where native code went astray there. */
  private static int between(long written, long read) {
    long count = written - read;
    if (count < 0 || count > SIZE) {
      throw new WireFormatException(
          "The ring holds " + count + " bytes of " + SIZE + ": its memory was overwritten", null);
    }
    return (int) count;
  }
}
