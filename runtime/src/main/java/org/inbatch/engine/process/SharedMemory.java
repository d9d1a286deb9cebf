package org.inbatch.engine.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a worker and its parent both see: one file, mapped by both, and deleted as soon
 * as the worker has connected as well.
 *
 * <pre>
 *     byte  word                                          written by
 *  +-------+---------------------------------------------+----------------------------------+
 *  |     0 | chunk, first item not begun, end: 32+16+16  | both, by compare-and-set         |
 *  |   128 | running: the item that runs                 | worker (the parent only reads)   |
 *  |   256 | the parent sleeps: for INPUT, for ROOM      | parent; who rings clears it      |
 *  |   384 | the worker sleeps                           | worker; who rings clears it      |
 *  |   512 | to the worker: bytes written so far         | parent                           |
 *  |   640 | to the worker: bytes read so far            | worker                           |
 *  |   768 | from the worker: bytes written so far       | worker                           |
 *  |   896 | from the worker: bytes read so far          | parent                           |
 *  |  1024 | 1: the worker's greeting follows            | worker                           |
 *  |  1032 | the {@link Greeting}                        | worker                           |
 *  |  4096 | the bytes to the worker, 1 MiB              | parent                           |
 *  | + 1 M | the bytes from the worker, 1 MiB            | worker                           |
 *  +-------+---------------------------------------------+----------------------------------+
 * </pre>
 *
 * <p>Words are 64 bits in this machine's order; what different sides write is two cache lines
 * apart.
 */
final class SharedMemory implements AutoCloseable {

  static final int RANGE = 0;
  static final int RUNNING = 128;
  static final int PARENT_SLEEPS = 256;
  static final int WORKER_SLEEPS = 384;
  private static final int TO_WORKER = 512;
  private static final int FROM_WORKER = 768;
  private static final int READ = 128;
  private static final int GREETED = 1024;
  private static final int PAGE = 4096;

  static final long SIZE = PAGE + 2L * Ring.SIZE;

  /** A word, by its place. */
  static final VarHandle WORD =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
          .withInvokeExactBehavior();

  private final @Nullable Arena arena;
  private final ByteBuffer all;
  private final ByteBuffer page;

  private SharedMemory(@Nullable Arena arena, ByteBuffer all) {
    this.arena = arena;
    this.all = all;
    this.page = all.slice(0, PAGE);
  }

  /** Creates the file, with all its bytes: that there is no room for them is found here. */
  static void create(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(64 * 1024);
      for (long left = SIZE; left > 0; left -= channel.write(zeros)) {
        zeros.clear().limit((int) Math.min(left, zeros.capacity()));
      }
    }
  }

  /** Maps the file, until it is closed. */
  static SharedMemory map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Arena arena = Arena.ofShared();
      try {
        MemorySegment all = channel.map(MapMode.READ_WRITE, 0, SIZE, arena);
        return new SharedMemory(arena, all.asByteBuffer());
      } catch (IOException | RuntimeException refused) {
        arena.close();
        throw refused;
      }
    }
  }

  /** Maps the file for as long as this JVM lives. */
  static SharedMemory mapForEver(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // The other way to map a file, without an arena, has a cold JVM link method handles for long.
      MemorySegment all = channel.map(MapMode.READ_WRITE, 0, SIZE, Arena.global());
      return new SharedMemory(null, all.asByteBuffer());
    }
  }

  /** Leaves the greeting for the parent. */
  void greet(ByteBuffer greeting) {
    page.put(GREETED + Long.BYTES, greeting, 0, Greeting.LENGTH);
    WORD.setRelease(page, GREETED, 1L);
  }

  /** Returns the worker's greeting; null while there is none. */
  @Nullable ByteBuffer greeting() {
    return (long) WORD.getAcquire(page, GREETED) == 0
        ? null
        : page.slice(GREETED + Long.BYTES, Greeting.LENGTH);
  }

  ByteBuffer page() {
    return page;
  }

  Ring toWorker() {
    return new Ring(page, TO_WORKER, TO_WORKER + READ, all.slice(PAGE, Ring.SIZE));
  }

  Ring fromWorker() {
    return new Ring(page, FROM_WORKER, FROM_WORKER + READ, all.slice(PAGE + Ring.SIZE, Ring.SIZE));
  }

  /** Unmaps it: whoever uses it from now on meets an {@code IllegalStateException}. */
  @Override
  public void close() {
    if (arena != null) {
      arena.close();
    }
  }
}
