package org.inbatch.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The sources of a module of batch classes, the same each time: a random choice, from a seed, of
 * shapes that users write. Ten classes share a package; one in ten extends another.
 */
final class UserModule {

  static final int BATCHES = 500;
  static final int ACTIONS = 4;

  private static final long SEED = 3;
  private static final int IN_A_PACKAGE = 10;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

  /** Writes the sources below the directory. */
  void write(Path directory) throws IOException {
    for (int batch = 0; batch < BATCHES; batch++) {
      String home = "module.part" + batch / IN_A_PACKAGE;
      Path file = directory.resolve(home.replace('.', '/')).resolve(name(batch) + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source(home, batch));
    }
  }

  private static String name(int batch) {
    return "Batch" + batch;
  }

  /** The first class of a package is the superclass of the last. */
  private static boolean isSubclass(int batch) {
    return batch % IN_A_PACKAGE == IN_A_PACKAGE - 1;
  }

  private String source(String home, int batch) {
    String superclass = isSubclass(batch) ? name(batch - IN_A_PACKAGE + 1) : "Batch<String>";
    List<String> actions = new ArrayList<>();
    for (int action = 0; action < ACTIONS; action++) {
      // The superclass has the first numbers.
      actions.add(action(name(batch), isSubclass(batch) ? action + ACTIONS : action));
    }
    return """
    package %1$s;

    import java.io.IOException;
    import java.util.List;
    import java.util.stream.IntStream;
    import java.util.stream.Stream;
    import org.inbatch.Batch;
    import org.inbatch.Results;
    import org.inbatch.annotations.Action;
    import org.inbatch.annotations.InBatchParallel;
    import org.inbatch.annotations.PerItem;

    /** One of many. */
    public class %2$s extends %3$s implements %2$sDispatcher.Parallel {
      /** Starts from the items. */
      public %2$s(List<String> items) {
        super(items);
      }
    %4$s}
    """
        .formatted(home, name(batch), superclass, String.join("", actions));
  }

  private String action(String batch, int number) {
    return SHAPES.get(random.nextInt(SHAPES.size())).formatted(batch, number);
  }

  /** An action with its init and post; {@code %1$s} is its class, {@code %2$d} its number. */
  private static final List<String> SHAPES =
      List.of(
          """

            /** Outcomes of items. */
            @InBatchParallel(init = "indices")
            public int length%2$d(String item, int more) throws IOException {
              return item.length() + more;
            }
          """,
          """

            private List<Integer> lengths%2$d = List.of();

            /** A step of a pipeline. */
            @Action
            @InBatchParallel(init = "indices", post = "keep%2$d")
            public int measure%2$d(String item, int factor, String unit) {
              return item.length() * factor;
            }

            %1$s keep%2$d(Results<Integer> results) {
              lengths%2$d = results.valuesOr(0);
              return this;
            }

            List<Integer> lengths%2$d() {
              return lengths%2$d;
            }
          """,
          """

            private final double[] rows%2$d = new double[100];

            /** Works in place. */
            @Action
            @InBatchParallel(init = "positions%2$d")
            public void scale%2$d(int row, double by) {
              rows%2$d[row] *= by;
            }

            IntStream positions%2$d() {
              return IntStream.range(0, rows%2$d.length);
            }
          """,
          """

            record Pair%2$d(String left, long right) {}

            /** Named arguments, constants, and a sum. */
            @InBatchParallel(
                init = "pairs%2$d",
                post = "sum%2$d",
                args = {"limit=100", "separator=;"})
            public double join%2$d(String left, long right, List<? extends Number> weights) {
              return left.length() + right * weights.size();
            }

            Stream<Pair%2$d> pairs%2$d(int limit) {
              return indices().stream().limit(limit).map(item -> new Pair%2$d(item, 1));
            }

            String sum%2$d(double[] values, String separator) {
              return values.length + separator;
            }
          """,
          """

            /** What init fills is marked. */
            @InBatchParallel(init = "chosen%2$d", post = "first%2$d")
            public String find%2$d(List<Long> among, @PerItem String item, boolean exactly) {
              return exactly ? item : item + among.size();
            }

            List<String> chosen%2$d() throws IOException {
              return indices();
            }

            String first%2$d(List<String> values) {
              return values.getFirst();
            }
          """);
}
