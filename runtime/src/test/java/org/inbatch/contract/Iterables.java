package org.inbatch.contract;

import java.util.Iterator;
import java.util.List;

/** Iterables that are no collections. */
final class Iterables {

  private Iterables() {}

  /** Returns the elements as an iterable that does not know its size. */
  static <E> Iterable<E> unsized(List<E> elements) {
    return new Iterable<>() {
      @Override
      public Iterator<E> iterator() {
        return elements.iterator();
      }
    };
  }
}
