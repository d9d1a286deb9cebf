package running;

import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.seed;
import static org.inbatch.CallOptions.sequential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.inbatch.Args;
import org.inbatch.Batch;
import org.inbatch.ItemRandom;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.PerItem;
import org.inbatch.annotations.Seeded;

/** A simulation whose runs differ in what they are given: sets of unknown shape, and chance. */
public class Draws extends Batch<String> implements DrawsDispatcher.Parallel {

  private final List<Args> runs;
  private final AtomicInteger attempts = new AtomicInteger();

  Draws(List<Args> runs) {
    super(runs.stream().map(Args::toString).toList());
    this.runs = runs;
  }

  List<Args> runs() {
    return runs;
  }

  Iterator<Args> oneByOne() {
    return runs.iterator();
  }

  @InBatchParallel(init = "runs", post = "all")
  double estimate(@PerItem int steps, @PerItem double scale, String label, @PerItem List<String> tags) {
    attempts.incrementAndGet();
    return steps * scale + label.length() + tags.size();
  }

  @InBatchParallel(init = "oneByOne", as = "estimateLazily")
  String told(@PerItem int steps, @PerItem Object scale, @PerItem List<String> tags) {
    attempts.incrementAndGet();
    return steps + " " + scale + " " + tags;
  }

  List<Double> all(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @InBatchParallel(init = "positions", post = "all")
  double walk(int position, @Seeded RandomGenerator random, int steps) {
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      sum += random.nextGaussian();
    }
    return sum;
  }

  @InBatchParallel(init = "indices")
  long shaky(@Seeded RandomGenerator random, String name) throws IOException {
    long number = random.nextLong();
    if (attempts.incrementAndGet() % 3 != 0) {
      throw new IOException(name);
    }
    return number;
  }

  /** Returns what each form gave. */
  public static List<String> run() {
    List<String> told = new ArrayList<>();
    List<Args> fine =
        List.of(
            Args.of(2, 1.5, List.of("a")),
            Args.of(3).with("tags", List.of()).with("scale", 2),
            Args.of().with("steps", (short) 4).with("tags", List.of("a", "b")).with("scale", 1f));
    Draws draws = new Draws(fine);
    told.add("by place and by name: " + draws.parallel().estimate("x"));
    told.add("lazily: " + draws.parallel().estimateLazily().values());

    List<Args> bad = new ArrayList<>(fine);
    bad.add(Args.of(1, 2).with("tag", List.of()));
    Draws misfits = new Draws(bad);
    told.add("misfit: " + misfits.thrown(() -> misfits.parallel().estimate("x")));
    told.add("ran: " + misfits.attempts);
    told.add("lazy misfit: " + misfits.thrown(() -> misfits.parallel().estimateLazily()));

    List<Double> walks = draws.parallel().walk(10, seed(7));
    told.add(
        "whoever runs it: "
            + walks.equals(draws.parallel().walk(10, seed(7), sequential()))
            + walks.equals(draws.parallel().walk(10, nWorkers(8), seed(7)))
            + (walks.get(2) == draws.walk(2, ItemRandom.of(7, 2), 10)));
    told.add("another seed: " + walks.equals(draws.parallel().walk(10, seed(8))));
    told.add("no seed: " + draws.parallel().walk(10).equals(draws.parallel().walk(10)));
    Results<Long> again = draws.parallel().shaky(retries(20), seed(1));
    told.add("again: " + (again.values().get(1) == ItemRandom.of(1, 1).nextLong()));
    return told;
  }

  private String thrown(Runnable call) {
    try {
      call.run();
      return "nothing";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
