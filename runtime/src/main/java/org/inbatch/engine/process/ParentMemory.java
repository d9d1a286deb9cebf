package org.inbatch.engine.process;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.inbatch.wire.SharedPart;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the parent, as this worker maps it: each region once, until the parent says that it
 * is gone; what items still hold of it lives as long as they do. It is unmapped by a collection of
 * garbage.
 */
final class ParentMemory implements Sharing {

  /** A region that is mapped, and the part that is all of it. */
  private record Mapping(SharedPart all, MemorySegment memory) {}

  /** A worker that makes little garbage would keep so much memory from others for long. */
  private static final long WORTH_A_COLLECTION = 32 << 20;

  /** How much was let go of since the last collection. */
  private long letGo;

  private final Map<Long, Mapping> byRegion = new HashMap<>();
  private final TreeMap<Long, Mapping> byAddress = new TreeMap<>();

  @Override
  public @Nullable SharedPart share(MemorySegment memory) {
    Map.Entry<Long, Mapping> below =
        memory.isNative() && !byAddress.isEmpty() ? byAddress.floorEntry(memory.address()) : null;
    if (below == null) {
      return null;
    }
    SharedPart all = below.getValue().all;
    long offset = memory.address() - below.getKey();
    if (all.apart() || offset > all.size() - memory.byteSize()) {
      return null;
    }
    return part(all, offset, memory.byteSize(), memory.isReadOnly());
  }

  @Override
  public MemorySegment map(SharedPart part) {
    Mapping mapping = byRegion.get(part.region());
    if (mapping == null) {
      mapping = mapped(part(part, 0, part.regionSize(), false));
      byRegion.put(part.region(), mapping);
      byAddress.put(mapping.memory.address(), mapping);
    }
    MemorySegment memory = mapping.memory.asSlice(part.offset(), part.size());
    return part.readOnly() ? memory.asReadOnly() : memory;
  }

  @Override
  public void unmap(long region) {
    Mapping mapping = byRegion.remove(region);
    if (mapping != null) {
      byAddress.remove(mapping.memory.address());
      letGo += mapping.memory.byteSize();
      if (letGo >= WORTH_A_COLLECTION) {
        letGo = 0;
        System.gc(); // as the JDK does for its direct buffers
      }
    }
  }

  private static Mapping mapped(SharedPart all) {
    long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    Path file = Path.of("/proc/%d/fd/%d".formatted(parent, all.descriptor()));
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      if ((Long) Files.getAttribute(file, "unix:ino") != all.inode()
          || channel.size() != all.regionSize()) {
        throw new IOException(file + " is another file: was the arena closed?");
      }
      MapMode mode = all.apart() ? MapMode.PRIVATE : MapMode.READ_WRITE;
      return new Mapping(all, channel.map(mode, 0, all.size(), Arena.ofAuto()));
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "Memory that %d shares cannot be mapped: %s".formatted(parent, refused), refused);
    }
  }

  private static SharedPart part(SharedPart of, long offset, long size, boolean readOnly) {
    return new SharedPart(
        of.region(),
        of.descriptor(),
        of.inode(),
        of.regionSize(),
        offset,
        size,
        readOnly,
        of.apart());
  }
}
