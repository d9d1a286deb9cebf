package org.inbatch.engine.process;

import java.lang.foreign.MemorySegment;
import org.inbatch.wire.SharedPart;
import org.jspecify.annotations.Nullable;

/** How memory that both JVMs map goes from one to the other. One thread at a time uses it. */
interface Sharing {

  /** Returns where the other JVM finds memory; null if its bytes have to travel. */
  @Nullable SharedPart share(MemorySegment memory);

  /**
   * Returns the memory that the other JVM means.
   *
   * @throws IllegalArgumentException if there is no such memory
   * @throws java.io.UncheckedIOException if it cannot be mapped
   */
  MemorySegment map(SharedPart part);

  /** Lets go of memory that is not shared any more. */
  void unmap(long region);
}
