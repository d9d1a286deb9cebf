package org.inbatch.benchmarks.natives;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.NativeFunction;
import org.inbatch.annotations.ParallelTarget;

/** C functions of some nanoseconds, and of some microseconds. */
class CBatch extends Batch<byte[]> implements CBatchDispatcher.Parallel {

  final double[] numbers;
  final List<Block> blocks;
  final List<HeapBlock> heapBlocks;

  CBatch(List<byte[]> arrays, double[] numbers, List<MemorySegment> segments) {
    super(arrays);
    this.numbers = numbers;
    this.blocks = segments.stream().map(data -> new Block(0, data, (int) data.byteSize())).toList();
    this.heapBlocks = arrays.stream().map(data -> new HeapBlock(0, data, data.length)).toList();
  }

  @InBatchParallel(init = "numbers", post = "doubles", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "m")
  static native double fabs(double number);

  double[] doubles(double[] values) {
    return values;
  }

  record Block(long seed, MemorySegment data, int length) {}

  @InBatchParallel(init = "blocks", post = "longs", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z")
  static native long crc32(long seed, MemorySegment data, int length);

  long[] longs(long[] values) {
    return values;
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares these
  record HeapBlock(long seed, byte[] data, int length) {}

  @InBatchParallel(init = "heapBlocks", post = "longs", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z", symbol = "crc32", critical = true)
  static native long crc32InPlace(long seed, byte[] data, int length);
}
