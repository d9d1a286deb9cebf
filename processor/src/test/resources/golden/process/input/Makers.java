package com.example;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;

/** Methods that are called once, and make what worker processes run. */
class Makers extends Batch<Path> {

  interface Naming extends Function<Path, String>, Serializable {}

  interface Measuring<T> extends ToIntFunction<T>, Serializable {}

  interface Doing extends Serializable {
    void act(Path file, int depth) throws IOException;
  }

  record Asked(Path file, int depth) {}

  Makers(List<Path> files) {
    super(files);
  }

  List<Asked> asked() {
    return List.of();
  }

  int sum(int[] values) {
    return values.length;
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  Naming named(String function, Asked first) throws IOException {
    return file -> function + file;
  }

  @InBatchParallel(init = "indices", post = "sum", target = ParallelTarget.PROCESS)
  Measuring<Path> measured() {
    return Path::getNameCount;
  }

  @InBatchParallel(init = "asked", target = ParallelTarget.PROCESS)
  Doing done() {
    return (file, depth) -> {};
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  <T> Measuring<? super Path> generic(T first) {
    return Path::getNameCount;
  }
}
