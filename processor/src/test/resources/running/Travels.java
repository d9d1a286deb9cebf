package running;

import static org.inbatch.CallOptions.seed;
import static org.inbatch.CallOptions.sequential;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.inbatch.Args;
import org.inbatch.Batch;
import org.inbatch.ProcessOption;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.annotations.PerItem;
import org.inbatch.annotations.Seeded;

/** Actions of worker processes. */
public class Travels extends Batch<String> implements TravelsDispatcher.Parallel {

  enum Kind {
    PLAIN,
    LOUD {
      @Override
      String say(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
      }
    };

    String say(String word) {
      return word;
    }
  }

  record Tree(String name, List<Tree> children) {}

  record Model(int[] sizes, Kind kind, Optional<Tree> tree, Map<String, Double> weights) {}

  record Pair<A, B>(A first, B second) {}

  interface Measure extends ToIntFunction<String>, Serializable {}

  private int made;

  Travels(List<String> words) {
    super(words);
  }

  int[] places() {
    return new int[] {0, 1, 2};
  }

  List<Pair<String, Integer>> pairs() {
    return List.of(new Pair<>("a", 1), new Pair<>("b", 2));
  }

  List<Args> sets() {
    return List.of(Args.of("a", 2), Args.of("b").with("times", 3));
  }

  List<String> all(List<String> values) {
    return values;
  }

  double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS, post = "all")
  static String say(String word, Model model) {
    return model.kind().say(word)
        + model.sizes().length
        + model.tree().map(tree -> tree.children().size()).orElse(-1)
        + model.weights();
  }

  @InBatchParallel(init = "places", target = ParallelTarget.PROCESS, post = "sum")
  static float half(int place, long added) {
    return place / 2f + added;
  }

  @InBatchParallel(init = "pairs", target = ParallelTarget.PROCESS)
  static Pair<Integer, String> swapped(@PerItem String first, @PerItem int second) {
    return new Pair<>(second, first);
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static long draw(String word, @Seeded RandomGenerator random) {
    return random.nextLong(100);
  }

  @InBatchParallel(init = "sets", target = ParallelTarget.PROCESS, post = "all")
  static String repeated(@PerItem String text, @PerItem int times) {
    return text.repeat(times);
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static void check(String word) {
    if (word.isEmpty()) {
      throw new IllegalArgumentException("nothing");
    }
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  Measure longer(int by) {
    made++;
    return word -> word.length() + by;
  }

  /** Runs each action and tells what came of it. */
  public static List<String> run() {
    return told(sequential());
  }

  static List<String> told(ProcessOption... options) {
    List<String> told = new ArrayList<>();
    Travels words = new Travels(List.of("one", "two", ""));
    Tree tree = new Tree("root", List.of(new Tree("leaf", List.of())));
    Model model = new Model(new int[2], Kind.LOUD, Optional.of(tree), Map.of("x", 1.5));
    told.add("records: " + words.parallel().say(model, options));
    told.add("primitives: " + words.parallel().half(1, options));
    told.add("generic: " + words.parallel().swapped(options).values());
    ProcessOption[] seeded = Arrays.copyOf(options, options.length + 1);
    seeded[options.length] = seed(7);
    List<Long> drawn = words.parallel().draw(seeded).values();
    told.add("seeded: " + drawn.equals(words.parallel().draw(seed(7), sequential()).values()));
    told.add("sets: " + words.parallel().repeated(options));
    told.add("nothing: " + words.parallel().check(options).failures().getFirst().cause());
    told.add("made: " + words.parallel().longer(2, options).values() + ", times: " + words.made);
    Model again = Echo.of(TravelsDispatcher.class, "MODEL", model);
    told.add(
        "again: "
            + again.tree().equals(model.tree())
            + Arrays.equals(again.sizes(), model.sizes())
            + (again.kind() == model.kind())
            + again.weights().equals(model.weights()));
    Measure longer = Echo.of(TravelsDispatcher.class, "MEASURE", words.longer(3));
    told.add("made again: " + longer.applyAsInt("four"));
    Args args = Args.of("a", 2).with("kind", 1.5);
    told.add("sets again: " + Echo.of(TravelsDispatcher.class, "ARGS", args).equals(args));
    return told;
  }
}
