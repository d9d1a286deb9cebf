package org.inbatch.engine.process;

import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.inbatch.SharedMemoryArena;
import org.jspecify.annotations.Nullable;

/**
 * The large segments among a call's arguments: one copy of each, which all workers map.
 * Thread-safe.
 */
final class CallMemory implements AutoCloseable {

  /** Smaller ones are copied to each worker. */
  private static final long LARGE = 1 << 20;

  private @Nullable SharedMemoryArena arena;
  private final Map<MemorySegment, MemorySegment> copies = new HashMap<>();

  /** Returns the copy of a segment; null if it is not large, or there is no room for a copy. */
  synchronized @Nullable MemorySegment copyOf(MemorySegment memory) {
    if (memory.byteSize() < LARGE) {
      return null;
    }
    MemorySegment copy = copies.get(memory);
    if (copy == null) {
      try {
        copy = arena().copyOf(memory);
      } catch (UncheckedIOException noRoom) {
        return null;
      }
      copies.put(memory, copy);
    }
    return copy;
  }

  private SharedMemoryArena arena() {
    SharedMemoryArena mine = arena;
    if (mine == null) {
      mine = SharedMemoryArena.open();
      arena = mine;
    }
    return mine;
  }

  /** Returns whether there are copies. */
  synchronized boolean isUsed() {
    return !copies.isEmpty();
  }

  @Override
  public synchronized void close() {
    if (arena != null) {
      arena.close();
    }
  }
}
