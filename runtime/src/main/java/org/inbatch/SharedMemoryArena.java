package org.inbatch;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An arena of memory that worker processes share with this one: a segment of it, or a part of one,
 * that is an argument of an action with {@code target = PROCESS}, is mapped by the workers and not
 * copied. What they write there is seen here when the call has returned, and a value that is a part
 * of it arrives as that part.
 *
 * <pre>{@code
 * try (SharedMemoryArena arena = SharedMemoryArena.open()) {
 *   MemorySegment picture = arena.allocate(width * height * 4L);
 *   ...
 * }
 * }</pre>
 *
 * <p>Processes that write to the same place see each other's changes at no certain time. Memory is
 * taken in blocks of at least 1 MiB, and given back when the arena is closed; workers let go of it
 * when they are next used. It has no name in the file system, and ends with the processes that map
 * it. Where the system has no {@code /proc} to share it by, the arena is one as others are, and its
 * segments are copied.
 *
 * <p>Thread-safe, segments may be used by all threads; {@link #close()} is refused while a thread
 * of this process is at work in one of them.
 */
public final class SharedMemoryArena implements Arena {

  private static final long LEAST_BLOCK = 1 << 20;
  private static final long LARGEST_STEP = 64 << 20;
  private static final Path IN_MEMORY = Path.of("/dev/shm");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private static final MemorySegment ZEROS = Arena.global().allocate(1 << 16);

  private static final ConcurrentSkipListMap<Long, Region> BY_ADDRESS =
      new ConcurrentSkipListMap<>();
  private static final Map<Long, Region> BY_NUMBER = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Arena arena = Arena.ofShared();

  // Guarded by this.

  private final List<Region> regions = new ArrayList<>();
  private SegmentAllocator block = SegmentAllocator.prefixAllocator(MemorySegment.NULL);
  private long taken;
  private long left;

  /**
   * Memory that is shared, as a file without a name; for engines.
   *
   * @param number what tells it from all others of this process
   * @param channel the file, open
   * @param descriptor the number by which this process has it open
   * @param inode the number that it has in its file system
   * @param memory all of it
   */
  public record Region(
      long number, FileChannel channel, int descriptor, long inode, MemorySegment memory) {}

  private SharedMemoryArena() {}

  /** Returns a new arena. Does not block. */
  public static SharedMemoryArena open() {
    return new SharedMemoryArena();
  }

  /** Returns the memory that a segment is a part of, or null if that is not shared; for engines. */
  public static @Nullable Region regionOf(MemorySegment segment) {
    Map.Entry<Long, Region> below =
        segment.isNative() ? BY_ADDRESS.floorEntry(segment.address()) : null;
    if (below == null) {
      return null;
    }
    Region region = below.getValue();
    long offset = segment.address() - below.getKey();
    return offset <= region.memory.byteSize() - segment.byteSize() ? region : null;
  }

  /** Returns the memory with this number, or null if it is not shared any more; for engines. */
  public static @Nullable Region region(long number) {
    return BY_NUMBER.get(number);
  }

  /**
   * Returns new memory, all of it 0. Blocks while the system gives it.
   *
   * @throws IllegalArgumentException if {@code byteSize < 0}, or {@code byteAlignment} is no power
   *     of two
   * @throws IllegalStateException if the arena is closed
   * @throws UncheckedIOException if there is not so much of it
   */
  @Override
  public synchronized MemorySegment allocate(long byteSize, long byteAlignment) {
    if (byteSize < 0 || Long.bitCount(byteAlignment) != 1 || byteAlignment < 0) {
      throw new IllegalArgumentException(
          "byteSize must not be negative and byteAlignment a power of two, byteSize=%d, byteAlignment=%d"
              .formatted(byteSize, byteAlignment));
    }
    long most = Math.addExact(byteSize, byteAlignment - 1);
    if (most > left) {
      long size = Math.max(most, Math.max(LEAST_BLOCK, Math.min(taken, LARGEST_STEP)));
      block =
          SegmentAllocator.slicingAllocator(
              canShare() ? newBlock(size, ZEROS) : arena.allocate(size, Long.BYTES));
      taken += size;
      left = size;
    }
    left -= most;
    return block.allocate(byteSize, byteAlignment);
  }

  /**
   * Returns new memory with the bytes of other memory. Blocks while the system gives it.
   *
   * @throws IllegalStateException if the arena is closed
   * @throws UncheckedIOException if there is not so much of it
   */
  public synchronized MemorySegment copyOf(MemorySegment segment) {
    long size = segment.byteSize();
    if (size < LEAST_BLOCK || !segment.isNative() || !canShare()) {
      return allocate(size, Long.BYTES).copyFrom(segment);
    }
    return newBlock(size, segment);
  }

  private static boolean canShare() {
    return Files.isDirectory(DESCRIPTORS);
  }

  private MemorySegment newBlock(long size, MemorySegment repeated) {
    try {
      Region region = newRegion(size, repeated);
      regions.add(region);
      register(region);
      return region.memory;
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "There are no %d bytes of shared memory to be had".formatted(size), refused);
    }
  }

  private Region newRegion(long size, MemorySegment repeated) throws IOException {
    Path directory =
        Files.isWritable(IN_MEMORY) && Files.getFileStore(IN_MEMORY).getUsableSpace() > size
            ? IN_MEMORY
            : Path.of(System.getProperty("java.io.tmpdir"));
    Path name = directory.resolve("inbatch-" + UUID.randomUUID());
    // On Linux the name is gone when this returns, and the file lives as long as it is open.
    FileChannel channel = FileChannel.open(name, CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE);
    try {
      fill(channel, size, repeated);
      int descriptor = descriptor(name);
      long inode =
          (Long) Files.getAttribute(DESCRIPTORS.resolve(String.valueOf(descriptor)), "unix:ino");
      MemorySegment memory = channel.map(MapMode.READ_WRITE, 0, size, arena);
      return new Region(NUMBERS.incrementAndGet(), channel, descriptor, inode, memory);
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  /** Writes all bytes: that there is no room for them is found here, not where they are used. */
  private static void fill(FileChannel channel, long size, MemorySegment repeated)
      throws IOException {
    for (long written = 0; written < size; ) {
      long from = written % repeated.byteSize();
      long part = Math.min(Math.min(size - written, repeated.byteSize() - from), LARGEST_STEP);
      written += channel.write(repeated.asSlice(from, part).asByteBuffer());
    }
  }

  private static int descriptor(Path name) throws IOException {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path each : open) {
        if (target(each).startsWith(name.toString())) {
          return Integer.parseInt(each.getFileName().toString());
        }
      }
    }
    throw new IOException(name + " is not among the open files of this process");
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException closedMeanwhile) {
      return "";
    }
  }

  private static void register(Region region) {
    BY_NUMBER.put(region.number, region);
    BY_ADDRESS.put(region.memory.address(), region);
  }

  @Override
  public MemorySegment.Scope scope() {
    return arena.scope();
  }

  /**
   * Gives the memory back.
   *
   * @throws IllegalStateException if the arena is closed, or a thread is at work in its memory
   */
  @Override
  public synchronized void close() {
    // Before it: then other memory may have the same addresses.
    for (Region region : regions) {
      BY_NUMBER.remove(region.number);
      BY_ADDRESS.remove(region.memory.address());
    }
    try {
      arena.close();
    } catch (IllegalStateException refused) {
      if (arena.scope().isAlive()) {
        regions.forEach(SharedMemoryArena::register);
      }
      throw refused;
    }
    left = 0;
    for (Region region : regions) {
      try {
        region.channel.close();
      } catch (IOException closedAllTheSame) {
        // there is nothing that could be done
      }
    }
    regions.clear();
  }
}
