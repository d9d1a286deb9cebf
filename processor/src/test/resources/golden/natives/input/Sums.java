package com.example;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.NativeFunction;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.annotations.PerItem;

/** C functions of every kind of parameter and result. */
class Sums extends Batch<byte[]> {

  record Block(long seed, byte[] data, int length) {}

  record Scaled(float[] numbers, int length) {}

  Sums(List<byte[]> blocks) {
    super(blocks);
  }

  List<Block> blocks() {
    return indices().stream().map(data -> new Block(0, data, data.length)).toList();
  }

  Stream<Scaled> scaled() {
    return indices().stream().map(data -> new Scaled(new float[data.length], data.length));
  }

  double[] angles() {
    return new double[] {1, 2};
  }

  int[] codes() {
    return new int[] {0, 1};
  }

  List<String> names() {
    return List.of("HOME");
  }

  List<MemorySegment> segments() {
    return List.of(MemorySegment.NULL);
  }

  double sum(double[] values) {
    return DoubleStream.of(values).sum();
  }

  String join(Results<Long> results) {
    return results.values().toString();
  }

  @InBatchParallel(init = "angles", post = "sum", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "m")
  static native double cos(double angle);

  @InBatchParallel(init = "angles", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "m", symbol = "pow")
  static native double power(double base, double exponent);

  @InBatchParallel(init = "blocks", post = "join", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z")
  static native long crc32(@PerItem long seed, @PerItem byte[] data, @PerItem int length);

  @InBatchParallel(init = "blocks", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z", symbol = "crc32", critical = true)
  static native long crc32InPlace(long seed, byte[] data, int length);

  @InBatchParallel(init = "scaled", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "/opt/example/libscale.so")
  static native void scale(float[] numbers, int length, double[] factors, boolean twice);

  @InBatchParallel(init = "names", target = ParallelTarget.NATIVE)
  @NativeFunction
  static native String getenv(String name);

  @InBatchParallel(init = "segments", target = ParallelTarget.NATIVE)
  @NativeFunction(symbol = "strdup", errno = true)
  static native MemorySegment duplicate(MemorySegment text);

  @InBatchParallel(init = "names", target = ParallelTarget.NATIVE)
  @NativeFunction(errno = true)
  static native int chmod(String path, int mode);

  @InBatchParallel(init = "codes", target = ParallelTarget.NATIVE)
  @NativeFunction(symbol = "srand")
  static native void seed(int number);

  @InBatchParallel(init = "codes", as = "absolute", target = ParallelTarget.NATIVE)
  @NativeFunction
  static native int abs(int number);

  @InBatchParallel(init = "codes", as = "longAbsolute", target = ParallelTarget.NATIVE)
  @NativeFunction(symbol = "labs")
  static native long abs(long number);

  @InBatchParallel(init = "names", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "example", errno = true)
  static native short locals(
      String errno, byte[] arena, long[] returned, MemorySegment LOCALS_IN_C, short arenaInC);

  @InBatchParallel(init = "names", target = ParallelTarget.NATIVE)
  static int length(String name) {
    return name.length();
  }
}
