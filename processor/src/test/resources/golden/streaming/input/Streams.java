package com.example;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.inbatch.Args;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;
import org.inbatch.annotations.Seeded;
import org.jspecify.annotations.Nullable;

/** Every shape of an action whose post takes the outcomes as a stream. */
class Streams<T extends Comparable<T>> extends Batch<T>
    implements Logged<T>, StreamsDispatcher.Parallel<T> {
  Streams(List<T> items) {
    super(items);
  }

  record Row(int index, double value) {}

  double[] rows() {
    return new double[0];
  }

  Stream<Row> table() throws FileNotFoundException {
    return Stream.of();
  }

  Iterable<Args> settings() {
    return List.of();
  }

  // Several actions share one post; the caller's arguments and constants go to it by name.

  @InBatchParallel(
      init = "indices",
      post = "sum",
      args = {"unit=SECONDS", "unused=x"})
  int score(T item, int limit) {
    return limit;
  }

  @InBatchParallel(
      init = "rows",
      post = "sum",
      args = {"unit=DAYS", "unused="})
  int scoreOfRow(double row, int limit) {
    return limit;
  }

  @InBatchParallel(
      init = "table",
      post = "sum",
      args = {"limit=3", "unit=DAYS", "unused="})
  Integer scoreOfRecord(double value, int index) {
    return index;
  }

  Double sum(Stream<Outcome<Integer>> outcomes, TimeUnit unit, int limit, String unused)
      throws IOException, TimeoutException {
    return outcomes.limit(limit).count() * 1.0;
  }

  // Posts that return nothing, and actions that do.

  @InBatchParallel(init = "indices", post = "print")
  String text(T item) {
    return "";
  }

  static void print(Stream<Outcome<String>> outcomes) {
    outcomes.forEach(System.out::println);
  }

  @InBatchParallel(init = "indices", post = "done")
  void touch(T item) {}

  void done(Stream<Outcome<Void>> outcomes) throws InterruptedException {
    outcomes.close();
  }

  @InBatchParallel(init = "rows", post = "allDone")
  static void touchRow(double row, @Seeded RandomGenerator random) {}

  static long allDone(Stream<Outcome<@Nullable Void>> outcomes) {
    return outcomes.count();
  }

  // A generator of the item's own; sets of unknown shape.

  @InBatchParallel(init = "indices", post = "sum", args = {"unit=DAYS", "unused="})
  int draw(T item, @Seeded RandomGenerator random, int limit) {
    return random.nextInt(limit);
  }

  @InBatchParallel(init = "rows", post = "sum", args = {"unit=DAYS", "unused="})
  int drawOfRow(double row, @Seeded RandomGenerator random, int limit) {
    return random.nextInt(limit);
  }

  @InBatchParallel(init = "settings", post = "named")
  List<String> run(@PerItem int steps, @PerItem List<?> names, String outcomes, long returned) {
    return List.of();
  }

  <N> N[] named(Stream<Outcome<List<N>>> found, String outcomes, long returned) {
    throw new IllegalStateException();
  }

  // Batches.

  @Action
  @InBatchParallel(init = "indices", post = "assemble")
  @Nullable String load(T item, int... widths) {
    return null;
  }

  Streams<T> assemble(Stream<Outcome<@Nullable String>> outcomes, int[] widths) {
    return this;
  }

  // Type parameters and wildcards.

  @InBatchParallel(init = "indices", post = "grouped")
  <K extends Comparable<? super K>> K key(T item, Function<? super T, ? extends K> by) {
    return by.apply(item);
  }

  <K, X extends Exception> List<K> grouped(Stream<Outcome<K>> keys) throws X {
    return List.of();
  }

  @InBatchParallel(init = "indices", post = "anyNumbers")
  long size(T item) {
    return 1;
  }

  int anyNumbers(Stream<? extends Outcome<? extends Number>> sizes) {
    return 1;
  }

  @InBatchParallel(init = "indices", post = "exactNumbers", as = "sizes")
  long exactSize(T item) {
    return 1;
  }

  Iterable<? super Integer> exactNumbers(Stream<? extends Outcome<Long>> sizes) {
    return List.of();
  }

  @InBatchParallel(init = "indices", post = "any")
  List<? super T> wildcards(T item, List<? super T> all) {
    return all;
  }

  <O extends Outcome<?>> @Nullable Object any(Stream<O> outcomes) {
    return null;
  }

  @SuppressWarnings("rawtypes")
  @InBatchParallel(init = "indices", post = "rawOutcomes")
  List raw(T item) {
    return List.of();
  }

  @SuppressWarnings("rawtypes")
  List rawOutcomes(Stream<? extends Outcome> outcomes) {
    return List.of();
  }

  // Names that would clash, and a line that is too long.

  @InBatchParallel(init = "rows", post = "folded")
  <OutcomeStream> String fold(
      double row, OutcomeStream outcomes, String thrown, String returned, String Dispatch) {
    return "";
  }

  <S> long folded(
      Stream<Outcome<String>> folds, S outcomes, String thrown, String returned, String Dispatch) {
    return folds.count();
  }

  /** Its post and its actions are inherited; it annotates one again. */
  static class Sub extends Streams<String> implements Streams_SubDispatcher.Parallel {
    Sub(List<String> items) {
      super(items);
    }

    @Override
    @InBatchParallel(init = "indices", post = "exactNumber", as = "sizes")
    long exactSize(String item) {
      return 1;
    }

    List<Object> exactNumber(Stream<Outcome<Long>> sizes) {
      return List.of();
    }

    @InBatchParallel(init = "indices", post = "print")
    String own(String item) {
      return "";
    }

    Logged<String> used() throws InterruptedException {
      parallel().touch();
      List<Object> log = parallel().sizes();
      return parallel().visit(log);
    }
  }
}
