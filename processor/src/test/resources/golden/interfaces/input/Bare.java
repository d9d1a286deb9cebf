package com.example;

import java.util.List;
import library.Sized;
import org.inbatch.Batch;

/** Without any annotation, generic, nested, and abstract; its subclass needs no dispatcher. */
class Bare {
  abstract static class Inner<X, Y extends Number> extends Batch<X>
      implements Sized<X, Y>, Bare_InnerDispatcher.Parallel<X, Y> {
    Inner(List<X> items) {
      super(items);
    }

    Iterable<? extends X> chosen() {
      return indices();
    }
  }

  static class Leaf extends Inner<String, Long> {
    Leaf(List<String> items) {
      super(items);
    }

    @Override
    public Long sizeOf(String item, int unit) {
      return 1L;
    }

    static double used(Leaf leaf) {
      return leaf.parallel().sizeOf(3);
    }
  }

  /** Adds an interface: its dispatcher gives only what is new. */
  static class Leaf2 extends Leaf implements Other<String>, Bare_Leaf2Dispatcher.Parallel {
    Leaf2(List<String> items) {
      super(items);
    }

    static Leaf2 used(Leaf2 leaf) {
      leaf.parallel().touch(java.util.Map.of());
      return leaf.parallel().other();
    }
  }
}
