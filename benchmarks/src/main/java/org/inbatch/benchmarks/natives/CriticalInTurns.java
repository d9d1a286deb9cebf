package org.inbatch.benchmarks.natives;

import static org.inbatch.CallOptions.nWorkers;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inbatch.benchmarks.LightCalls;
import org.inbatch.benchmarks.Turns;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Critical calls for 1 KiB on the heap, by hand and by InBatch in turns; each fork prints the ratio
 * of their medians.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("restricted") // what is written by hand
public class CriticalInTurns {

  private static final int BLOCKS = 2_048;
  private static final int FEW_BLOCKS = 8;

  private static final MethodHandle CRC32_IN_PLACE =
      CallsOfC.LINKER.downcallHandle(
          CallsOfC.CRC32_AT, CallsOfC.CRC32_TYPE, Linker.Option.critical(true));

  private final CBatch batch = batch(BLOCKS);
  private final CBatchDispatcher calls = batch.parallel();
  private final Turns turns = new Turns();
  private boolean byHandIsFirst;

  private static CBatch batch(int blocks) {
    return new CBatch(
        Stream.generate(() -> new byte[1 << 10]).limit(blocks).toList(),
        new double[0],
        List.<MemorySegment>of());
  }

  /** Has both ways compiled for good: turns of milliseconds are too few for that. */
  @Setup
  public void warmUp() throws Throwable {
    CBatch few = batch(FEW_BLOCKS);
    CBatchDispatcher callsOfFew = few.parallel();
    LightCalls.make(() -> {
      if (!Arrays.equals(callsOfFew.crc32InPlace(nWorkers(1)), byHand(few))) {
        throw new IllegalStateException("the two differ");
      }
    });
  }

  /** A turn of each; who is first finds other data in the caches, and is the other next time. */
  @Benchmark
  public long turn() throws Throwable {
    byHandIsFirst = !byHandIsFirst;
    long start = System.nanoTime();
    long[] some = byHandIsFirst ? byHand(batch) : byInBatch();
    long between = System.nanoTime();
    long[] others = byHandIsFirst ? byInBatch() : byHand(batch);
    long end = System.nanoTime();
    if (byHandIsFirst) {
      turns.add(between - start, end - between);
    } else {
      turns.add(end - between, between - start);
    }
    return some[0] + others[0];
  }

  private long[] byInBatch() {
    return calls.crc32InPlace(nWorkers(1));
  }

  private static long[] byHand(CBatch batch) throws Throwable {
    List<CBatch.HeapBlock> blocks = batch.heapBlocks;
    long[] values = new long[blocks.size()];
    for (int i = 0; i < values.length; i++) {
      CBatch.HeapBlock block = blocks.get(i);
      values[i] =
          (long)
              CRC32_IN_PLACE.invokeExact(
                  block.seed(), MemorySegment.ofArray(block.data()), block.length());
    }
    return values;
  }

  /** Prints the medians of the last turns, by call of C. */
  @TearDown(Level.Trial)
  public void print() {
    turns.print(BLOCKS);
  }
}
