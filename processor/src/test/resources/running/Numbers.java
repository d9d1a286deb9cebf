package running;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inbatch.Batch;
import org.inbatch.BatchActionException;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;

/** Uses its own dispatcher in every form, and tells what came of it. */
public class Numbers extends Batch<Integer> implements NumbersDispatcher.Parallel {
  record Pair(int left, long right) {}

  private final int[] marks = new int[size()];

  Numbers(List<Integer> numbers) {
    super(numbers);
  }

  List<Pair> pairs(int factor) {
    return indices().stream().map(n -> new Pair(n, (long) n * factor)).toList();
  }

  @InBatchParallel(init = "pairs", post = "sum")
  double difference(long right, int factor, int left) {
    return right - left + factor;
  }

  double sum(double[] values, int factor) {
    double sum = factor;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  @InBatchParallel(init = "indices", as = "shown")
  String show(long number) {
    return "long " + number;
  }

  String show(Integer number) {
    return "Integer " + number;
  }

  @Action
  @InBatchParallel(init = "positions")
  void mark(int position, int by) {
    marks[position] += by;
  }

  @InBatchParallel(init = "squares", post = "join", args = {"limit=3", "separator=;", "last=!"})
  String square(int number) {
    return "" + number * number;
  }

  IntStream squares(int limit) {
    return IntStream.range(0, limit);
  }

  String join(CharSequence[] values, String separator, char last) {
    return String.join(separator, values) + last;
  }

  @InBatchParallel(init = "indices", post = "checked")
  int inverse(Integer options, int results) {
    return results / options;
  }

  int checked(Results<Integer> batch, int results) {
    if (results < 0) {
      throw new IllegalStateException("post");
    }
    return batch.failures().size();
  }

  @InBatchParallel(init = "indices", post = "total")
  int strict(@PerItem Integer number) {
    return 1 / number;
  }

  int total(List<Integer> values) {
    return values.stream().mapToInt(n -> n).sum();
  }

  @InBatchParallel(init = "indices", post = "streamed")
  int quotient(Integer number, int dividend) {
    return dividend / number;
  }

  String streamed(Stream<? extends Outcome<Integer>> outcomes, int dividend) {
    String text = outcomes.map(Numbers::shown).collect(Collectors.joining(" "));
    if (dividend < 0) {
      throw new IllegalStateException(text);
    }
    return text;
  }

  private static String shown(Outcome<Integer> outcome) {
    return outcome instanceof Outcome.Success<Integer> success ? "" + success.value() : "failed";
  }

  /** Returns what each form gave. */
  public static List<String> run() {
    List<String> told = new ArrayList<>();
    Numbers numbers = new Numbers(List.of(0, 1, 2));
    told.add("records: " + numbers.parallel().difference(10));
    told.add("overload: " + numbers.parallel().shown().values());
    told.add("own batch: " + (numbers.parallel().mark(1).parallel().mark(2) == numbers));
    told.add("marks: " + IntStream.of(numbers.marks).boxed().toList());
    told.add("constants: " + numbers.parallel().square());
    told.add("outcomes: " + numbers.parallel().inverse(4));
    try {
      numbers.parallel().inverse(-4);
    } catch (IllegalStateException e) {
      told.add("post failed: " + e.getMessage() + ", with " + e.getSuppressed()[0].getMessage());
    }
    try {
      numbers.parallel().strict();
    } catch (BatchActionException e) {
      told.add("values: failed at " + e.failures().get(0).position());
    }
    told.add("streamed: " + numbers.parallel().quotient(4));
    try {
      numbers.parallel().quotient(-4);
    } catch (IllegalStateException e) {
      told.add("while streaming: " + e.getMessage() + ", with " + e.getSuppressed()[0].getMessage());
    }
    told.add("without the mixin: " + NumbersDispatcher.of(new Numbers(List.of(1))).strict());
    return told;
  }
}
