package org.inbatch.engine.process;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inbatch.SharedMemoryArena;
import org.inbatch.SharedMemoryArena.Region;
import org.inbatch.wire.SharedPart;
import org.jspecify.annotations.Nullable;

/** This JVM's memory, as one of its workers maps it. */
final class OwnMemory implements Sharing {

  /** The regions that the worker may have mapped. */
  private final Set<Long> known = new HashSet<>();

  /** Where large segments are copied to, once for all workers; null: they are not. */
  private @Nullable CallMemory copies;

  /** Lets large segments be copied to a call's own memory, until this is called with null. */
  void copyTo(@Nullable CallMemory memory) {
    copies = memory;
  }

  @Override
  public @Nullable SharedPart share(MemorySegment memory) {
    Region own = SharedMemoryArena.regionOf(memory);
    if (own != null) {
      return part(own, memory, false);
    }
    MemorySegment copy = copies == null ? null : copies.copyOf(memory);
    if (copy == null) {
      return null;
    }
    Region region = SharedMemoryArena.regionOf(copy);
    return region == null ? null : part(region, copy, true);
  }

  private SharedPart part(Region region, MemorySegment memory, boolean apart) {
    known.add(region.number());
    return new SharedPart(
        region.number(),
        region.descriptor(),
        region.inode(),
        region.memory().byteSize(),
        memory.address() - region.memory().address(),
        memory.byteSize(),
        memory.isReadOnly(),
        apart);
  }

  @Override
  public MemorySegment map(SharedPart part) {
    Region region = SharedMemoryArena.region(part.region());
    if (region == null || part.offset() + part.size() > region.memory().byteSize()) {
      throw new IllegalArgumentException("No memory of this process: " + part);
    }
    MemorySegment memory = region.memory().asSlice(part.offset(), part.size());
    return part.readOnly() ? memory.asReadOnly() : memory;
  }

  @Override
  public void unmap(long region) {
    throw new IllegalArgumentException("A worker shares no memory of its own");
  }

  /** Returns the regions that are gone and that the worker may still have mapped, each once. */
  List<Long> gone() {
    if (known.isEmpty()) {
      return List.of();
    }
    List<Long> gone = known.stream().filter(n -> SharedMemoryArena.region(n) == null).toList();
    gone.forEach(known::remove);
    return gone;
  }
}
