package org.inbatch.benchmarks.natives;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.inbatch.CallOptions.nWorkers;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inbatch.benchmarks.LightCalls;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Calls of C functions over many items, each beside a loop as one would write it by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("restricted") // what is written by hand
public class CallsOfC {

  private static final int NUMBERS = 100_000;
  private static final int BLOCKS = 256;

  static final Linker LINKER = Linker.nativeLinker();

  private static final MethodHandle FABS =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("fabs"),
          FunctionDescriptor.of(JAVA_DOUBLE, JAVA_DOUBLE));

  static final MemorySegment CRC32_AT =
      SymbolLookup.libraryLookup("libz.so.1", Arena.global()).findOrThrow("crc32");

  static final FunctionDescriptor CRC32_TYPE =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_INT);

  private static final MethodHandle CRC32 = LINKER.downcallHandle(CRC32_AT, CRC32_TYPE);

  private final double[] numbers = new Random(1).doubles(NUMBERS, -1, 1).toArray();
  private final List<MemorySegment> segments =
      Stream.generate(() -> Arena.global().allocate(1 << 16)).limit(BLOCKS).toList();
  private final ExecutorService other =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private final CBatchDispatcher calls = new CBatch(List.of(), numbers, segments).parallel();

  /** Has calls that two workers share compiled for good: those of milliseconds are too few. */
  @Setup
  public void warmUp() {
    CBatchDispatcher light = new CBatch(List.of(), numbers, segments.subList(0, 4)).parallel();
    LightCalls.make(() -> light.crc32(nWorkers(2)));
  }

  /** A scalar function, by hand. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double[] scalarByHand() throws Throwable {
    double[] values = new double[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      values[i] = (double) FABS.invokeExact(numbers[i]);
    }
    return values;
  }

  /** A scalar function, by InBatch with one worker. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double[] scalarByInBatch() {
    return calls.fabs(nWorkers(1));
  }

  /** Checksums of 64 KiB, by hand: what two workers should halve. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public long[] checksumsByHand() throws Throwable {
    long[] values = new long[BLOCKS];
    checksums(values, 0, BLOCKS);
    return values;
  }

  /** The same by hand, half of it on another thread: what two cores have to give. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public long[] checksumsByTwoThreads() throws Throwable {
    long[] values = new long[BLOCKS];
    Future<?> half =
        other.submit(() -> {
          try {
            checksums(values, BLOCKS / 2, BLOCKS);
          } catch (Throwable thrown) {
            throw new AssertionError(thrown);
          }
        });
    checksums(values, 0, BLOCKS / 2);
    half.get();
    return values;
  }

  private void checksums(long[] values, int from, int to) throws Throwable {
    for (int i = from; i < to; i++) {
      MemorySegment data = segments.get(i);
      values[i] = (long) CRC32.invokeExact(0L, data, (int) data.byteSize());
    }
  }

  /** Checksums of 64 KiB, by InBatch with two workers. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public long[] checksumsByInBatch() {
    return calls.crc32(nWorkers(2));
  }
}
