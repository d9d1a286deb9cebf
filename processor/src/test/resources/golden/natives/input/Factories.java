package com.example;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.NativeFunction;
import org.inbatch.annotations.ParallelTarget;

/** Actions that are called once and make what is run for each item. */
class Factories extends Batch<Path> implements FactoriesDispatcher.Parallel {

  /** What is asked of a file. */
  interface Question<T extends Comparable<T>> extends java.io.Serializable {
    T ask(Path file, int depth) throws IOException;

    @Override
    boolean equals(Object other);

    default boolean isHard() {
      return false;
    }
  }

  record Asked(Path file, int depth) {}

  Factories(List<Path> files) {
    super(files);
  }

  double[] angles() {
    return new double[] {1};
  }

  List<Asked> asked() {
    return List.of();
  }

  double sum(double[] values, int times) {
    return values.length * times;
  }

  double total(java.util.stream.Stream<Outcome<Double>> outcomes) {
    return outcomes.count();
  }

  String gather(Results<String> results) {
    return results.values().toString();
  }

  @InBatchParallel(init = "angles", post = "sum", target = ParallelTarget.NATIVE)
  DoubleUnaryOperator scaled(int times) {
    return angle -> angle * times;
  }

  @InBatchParallel(init = "indices", post = "gather", target = ParallelTarget.NATIVE)
  Function<? super Path, ? extends String> named(String function) throws IOException {
    return file -> function + file;
  }

  @InBatchParallel(init = "asked", target = ParallelTarget.NATIVE)
  Question<String> question() {
    return (file, depth) -> file.toString();
  }

  @InBatchParallel(init = "asked", target = ParallelTarget.NATIVE)
  <T> BiFunction<Path, Integer, List<T>> several(T first) {
    return (file, depth) -> List.of(first);
  }

  @Action
  @InBatchParallel(init = "asked", target = ParallelTarget.NATIVE)
  java.util.function.Consumer<Asked> accepting() {
    return asked -> {};
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
  MethodHandle handle(String batch, int function) throws ReflectiveOperationException {
    throw new NoSuchMethodException();
  }

  @InBatchParallel(init = "angles", post = "total", target = ParallelTarget.NATIVE)
  @NativeFunction(result = double.class)
  MethodHandle primitive() throws IllegalAccessException {
    throw new IllegalAccessException();
  }

  @InBatchParallel(init = "asked", target = ParallelTarget.NATIVE)
  @NativeFunction(result = void.class)
  MethodHandle nothing() {
    throw new IllegalStateException();
  }

  @InBatchParallel(init = "angles", post = "sum", target = ParallelTarget.NATIVE)
  @NativeFunction(result = double.class)
  MethodHandle handled(int times) {
    throw new IllegalStateException();
  }

  static Callable<String> notAnAction() {
    return () -> "";
  }
}
