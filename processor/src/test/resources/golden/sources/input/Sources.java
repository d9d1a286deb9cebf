package com.example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** One action for each thing that init can be. */
public abstract class Sources extends Batch<String> implements SourcesDispatcher.Parallel {
  final String[] array = {"a"};
  static final List<String> LIST = List.of("a");
  protected int[] ints = {1};
  boolean[] flags = {true};

  Sources(List<String> names) {
    super(names);
  }

  @InBatchParallel(init = "array")
  String ofArrayField(String item) {
    return item;
  }

  @InBatchParallel(init = "LIST")
  String ofStaticField(String item) {
    return item;
  }

  @InBatchParallel(init = "ints")
  String ofInts(int item) {
    return "";
  }

  @InBatchParallel(init = "flags")
  String ofFlags(boolean item) {
    return "";
  }

  abstract Collection<? extends CharSequence> collection(int limit, String prefix) throws IOException;

  @InBatchParallel(init = "collection")
  String ofCollection(CharSequence item, String prefix, int limit) {
    return prefix;
  }

  static Iterator<Integer> iterator() {
    return List.of(1).iterator();
  }

  @InBatchParallel(init = "iterator")
  String ofIterator(long item) {
    return "";
  }

  Stream<Map.Entry<String, Integer>> stream() {
    return Map.of("a", 1).entrySet().stream();
  }

  @InBatchParallel(init = "stream")
  String ofStream(Map.Entry<String, Integer> item) {
    return "";
  }

  IntStream intStream() {
    return IntStream.of(1);
  }

  @InBatchParallel(init = "intStream")
  String ofIntStream(int item) {
    return "";
  }

  LongStream longStream() {
    return LongStream.of(1);
  }

  @InBatchParallel(init = "longStream")
  String ofLongStream(Long item) {
    return "";
  }

  DoubleStream doubleStream() {
    return DoubleStream.of(1);
  }

  @InBatchParallel(init = "doubleStream")
  String ofDoubleStream(Number item) {
    return "";
  }

  static class Both extends ArrayList<String> implements Iterator<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean hasNext() {
      return false;
    }

    @Override
    public String next() {
      return "";
    }
  }

  Both both() {
    return new Both();
  }

  @InBatchParallel(init = "both")
  String ofBoth(String item) {
    return item;
  }

  @SuppressWarnings("rawtypes")
  List raw() {
    return LIST;
  }

  @InBatchParallel(init = "raw")
  String ofRaw(Object item) {
    return "";
  }

  List<int[]> arrays() {
    return List.of();
  }

  @InBatchParallel(init = "arrays")
  String ofArrays(int... item) {
    return "";
  }

  List<? super Integer> lowerBounded() {
    return new ArrayList<Number>();
  }

  @InBatchParallel(init = "lowerBounded")
  String ofLowerBounded(Object item) {
    return "";
  }

  Set<List<Set<?>>> unbounded() {
    return Set.of();
  }

  @InBatchParallel(init = "unbounded")
  String ofListsOfSets(List<Set<?>> item) {
    return "";
  }
}
