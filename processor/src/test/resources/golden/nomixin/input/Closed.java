package com.example;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

final class Closed extends Batch<String> {
  Closed(List<String> items) {
    super(items);
  }

  @InBatchParallel(init = "indices")
  int length(String item) {
    return item.length();
  }

  abstract static sealed class Shape extends Batch<String> {
    Shape(List<String> items) {
      super(items);
    }

    @InBatchParallel(init = "indices")
    abstract int area(String item);

    static final class Circle extends Shape {
      Circle(List<String> items) {
        super(items);
      }

      @Override
      int area(String item) {
        return 3;
      }
    }
  }

  static class Open<T> extends Batch<T> {
    Open(List<T> items) {
      super(items);
    }

    @InBatchParallel(init = "indices")
    String show(T item) {
      return "" + item;
    }
  }

  static final class Shut<T> extends Batch<T> {
    Shut(List<T> items) {
      super(items);
    }

    @InBatchParallel(init = "indices")
    String show(T item) {
      return "" + item;
    }
  }

  static final class ShutWithMixin<T> extends Batch<T>
      implements Closed_ShutWithMixinDispatcher.Parallel<T> {
    ShutWithMixin(List<T> items) {
      super(items);
    }

    @InBatchParallel(init = "indices")
    String show(T item) {
      return "" + item;
    }
  }

  static final class FinalWithMixin extends Batch<String>
      implements Closed_FinalWithMixinDispatcher.Parallel {
    FinalWithMixin(List<String> items) {
      super(items);
    }

    @InBatchParallel(init = "indices")
    String show(String item) {
      return item;
    }
  }

  static class Plain extends Batch<String> {
    Plain(List<String> items) {
      super(items);
    }

    @InBatchParallel(init = "indices")
    String show(String item) {
      return item;
    }
  }

  static List<Integer> used(Closed closed, Open<String> open) {
    Closed_OpenDispatcher.of(open).show();
    return ClosedDispatcher.of(closed).length().values();
  }
}
