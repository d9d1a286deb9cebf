package com.example;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/** One action for each thing that post can be, with a source of references and of primitives. */
class Matrix extends Batch<String> implements MatrixDispatcher.Parallel {
  private final double[] sums = new double[10];

  Matrix(List<String> names) {
    super(names);
  }

  double[] rows() {
    return sums;
  }

  // What post takes, for a source of references.

  @InBatchParallel(init = "indices")
  String noPost(String name) {
    return name;
  }

  @InBatchParallel(init = "indices", post = "takeResults")
  int toResults(String name) {
    return 1;
  }

  String takeResults(Results<Integer> results) throws IOException {
    return results.toString();
  }

  @InBatchParallel(init = "indices", post = "takeAnyResults")
  int toAnyResults(String name) {
    return 1;
  }

  static <T> void unrelated(T t) {}

  static void takeAnyResults(Results<? extends Number> results) {
    results.size();
  }

  @InBatchParallel(init = "indices", post = "takeList")
  String toList(String name) {
    return name;
  }

  int takeList(List<String> values) {
    return values.size();
  }

  @InBatchParallel(init = "indices", post = "takeWildcardList")
  String toWildcardList(String name) {
    return name;
  }

  int takeWildcardList(List<? extends CharSequence> values) {
    return values.size();
  }

  @InBatchParallel(init = "indices", post = "takeArray")
  String toArray(String name) {
    return name;
  }

  int takeArray(CharSequence[] values) {
    return values.length;
  }

  @InBatchParallel(init = "indices", post = "takeGenericArray")
  List<String> toGenericArray(String name) {
    return List.of(name);
  }

  int takeGenericArray(List<String>[] values) {
    return values.length;
  }

  @InBatchParallel(init = "indices", post = "takeDoubles")
  float toPrimitives(String name, float weight) throws Exception {
    return weight;
  }

  double takeDoubles(double[] values, float weight) throws IOException, TimeoutException {
    return values[0] * weight;
  }

  // The same for a source of primitives.

  @InBatchParallel(init = "rows")
  String primitiveNoPost(double row) {
    return "";
  }

  @InBatchParallel(init = "rows", post = "takeOutcomes")
  String primitiveToResults(double row) {
    return "";
  }

  int takeOutcomes(Results<String> results) {
    for (Outcome<String> outcome : results) {
      outcome.position();
    }
    return results.size();
  }

  @InBatchParallel(init = "rows", post = "takeList")
  String primitiveToList(Double row) {
    return "";
  }

  @InBatchParallel(init = "rows", post = "takeDoubles")
  int primitiveToPrimitives(double row, float weight) {
    return 1;
  }

  // Actions that return nothing, and batches.

  @InBatchParallel(init = "indices")
  void nothing(String name) {}

  @InBatchParallel(init = "rows")
  void primitiveNothing(double row) {}

  @InBatchParallel(init = "indices", post = "takeNothing")
  void nothingToResults(String name) {}

  void takeNothing(Results<Void> results) {}

  @Action
  @InBatchParallel(init = "indices")
  void ownBatch(String name) {}

  @Action
  @InBatchParallel(init = "rows")
  static double primitiveOwnBatch(double row) {
    return row;
  }

  @Action
  @InBatchParallel(init = "indices", post = "other", as = "elsewhere")
  static String toOtherBatch(String name) {
    return name;
  }

  static Matrix other(List<String> values) {
    return new Matrix(values);
  }

  @InBatchParallel(init = "indices")
  String varargs(String name, int... sizes) {
    return name + sizes.length;
  }
}
