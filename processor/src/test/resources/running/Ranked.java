package running;

import java.util.List;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/** Actions for any batch that knows its items. */
interface Ranked<I> {
  List<I> indices();

  @InBatchParallel(init = "indices", post = "sum")
  long rank(I item, int factor);

  default long sum(long[] ranks, int factor) {
    long sum = 0;
    for (long rank : ranks) {
      sum += rank;
    }
    return sum * factor;
  }

  @InBatchParallel(init = "indices", post = "named")
  default String name(I item) {
    return "item " + item;
  }

  default List<String> named(List<String> names) {
    return names;
  }

  @Action
  @InBatchParallel(init = "indices")
  default void visit(I item, List<? super I> seen) {
    synchronized (seen) {
      seen.add(item);
    }
  }
}
