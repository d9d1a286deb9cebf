package org.inbatch.dispatch;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the arrays and fixed-size lists that argument sets travel in. */
final class Blocks {

  private Blocks() {}

  /** Returns a list of nulls that can be set but not resized. */
  @SuppressWarnings("unchecked") // every element is set to an E before it is read
  static <E extends @Nullable Object> List<E> ofReferences(int capacity) {
    return (List<E>) Arrays.asList(new @Nullable Object[capacity]);
  }

  /** Returns a new array of the same type. */
  @SuppressWarnings("unchecked") // the component type is that of the given array
  static <A> A like(A array, int length) {
    return (A) Array.newInstance(array.getClass().getComponentType(), length);
  }
}
