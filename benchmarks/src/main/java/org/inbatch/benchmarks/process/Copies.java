package org.inbatch.benchmarks.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * The least that 1 MiB there and back through shared memory can cost the cores, by hand and in one
 * JVM: four copies and two new arrays.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Copies {

  private static final int MEBIBYTE = 1 << 20;

  private final byte[] block = new byte[MEBIBYTE];
  private final MemorySegment shared = Arena.ofAuto().allocate(MEBIBYTE);

  /** By one core. */
  @Benchmark
  public byte[] oneThread() {
    return throughMemory(throughMemory(block));
  }

  /** By two, each of which takes so long: what they do together takes half of it. */
  @Benchmark
  @Threads(2)
  public byte[] twoThreads() {
    return throughMemory(throughMemory(block));
  }

  private byte[] throughMemory(byte[] bytes) {
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, shared, 0, MEBIBYTE);
    byte[] copy = new byte[MEBIBYTE];
    MemorySegment.copy(shared, 0, MemorySegment.ofArray(copy), 0, MEBIBYTE);
    return copy;
  }
}
