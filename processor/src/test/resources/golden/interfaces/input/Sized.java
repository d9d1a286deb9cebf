package library;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/** Actions for any batch; alone it has no dispatcher. */
public interface Sized<I, R extends Number> {
  List<I> indices();

  int size();

  /** An abstract one: what runs is the class's. */
  @InBatchParallel(init = "indices", post = "sum")
  R sizeOf(I item, int unit);

  default double sum(List<? extends R> sizes, int unit) {
    return sizes.stream().mapToDouble(size -> size.doubleValue() * unit).sum();
  }

  /** A default one, whose init is the class's. */
  @Action
  @InBatchParallel(init = "chosen")
  default void touch(I item, Map<I, ? super R> sizes) {}

  @InBatchParallel(init = "halves", as = "halved")
  default <T> T half(int position, T value) {
    return value;
  }

  default IntStream halves() {
    return IntStream.range(0, size() / 2);
  }

  @InBatchParallel(init = "indices", post = "counted")
  default boolean known(I item) {
    return true;
  }

  default long counted(Results<Boolean> results) {
    return results.size();
  }
}
