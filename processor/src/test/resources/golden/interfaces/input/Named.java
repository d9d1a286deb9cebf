package library;

import org.inbatch.annotations.InBatchParallel;

/** Extends the other, and replaces one of its actions. */
public interface Named<I> extends Sized<I, Integer> {
  String PREFIX = "name ";

  @InBatchParallel(init = "indices")
  default String name(I item) {
    return PREFIX + item;
  }

  @Override
  @InBatchParallel(init = "halves")
  default <T> T half(int position, T value) {
    return value;
  }

  @Override
  default Integer sizeOf(I item, int unit) {
    return unit;
  }
}
