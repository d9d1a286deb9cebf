package com.example;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.annotations.PerItem;

/** Records, and what they are made of, to worker processes and back. */
public class Checksums extends Batch<Path> implements ChecksumsDispatcher.Parallel {

  enum Kind {
    SMALL,
    LARGE
  }

  record Point(int x, long y) {}

  record Model(int width, List<String> names, Point[] corners, Kind kind, Point origin) {}

  record Features(double[] values, Map<String, Point> named, Optional<Duration> took) {}

  record Pair<A, B>(A first, B second) {}

  record Nothing() {}

  record Tree(String name, List<Tree> children, Leaf leaf) {}

  record Leaf(Tree root) {}

  record Block(long seed, byte[] data) {}

  record Grown<T>(T value, Grown<List<T>> more) implements Serializable {}

  Checksums(List<Path> files) {
    super(files);
  }

  List<Block> blocks(int size) {
    return List.of();
  }

  List<? extends Pair<Path, Integer>> pairs() {
    return List.of();
  }

  Features[] gather(Features[] all, Model model) {
    return all;
  }

  long total(java.util.stream.Stream<Outcome<Long>> sums) {
    return sums.count();
  }

  @InBatchParallel(init = "indices", post = "gather", target = ParallelTarget.PROCESS)
  static Features extract(Path file, Model model) throws IOException {
    throw new IOException();
  }

  @InBatchParallel(init = "blocks", post = "total", target = ParallelTarget.PROCESS)
  static long sum(long seed, byte[] data, @SuppressWarnings("unused") int size) {
    return seed + data.length;
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static String name(Path file) {
    return file.toString();
  }

  @Action
  @InBatchParallel(init = "pairs", target = ParallelTarget.PROCESS)
  static void touch(@PerItem Path first, @PerItem int second, Nothing out, String in) {}

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static Tree tree(Path file, Pair<String, List<Point>> pair, Grown<String> grown, boolean deep) {
    return new Tree(file.toString(), List.of(), new Leaf(null));
  }

  @InBatchParallel(init = "indices", as = "hash", target = ParallelTarget.PROCESS)
  static int hashOf(Path file, int seed) {
    return seed;
  }

  @InBatchParallel(init = "indices", as = "hash", target = ParallelTarget.PROCESS)
  static int hashOf(Path file, String... seeds) {
    return seeds.length;
  }
}
