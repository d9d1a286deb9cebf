package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.jspecify.annotations.Nullable;

/** Small calls: the value of item i is i + 1. */
final class Calls {

  @SuppressWarnings("NullAway") // an array class does not tell whether its elements may be null
  private static final Class<@Nullable Object[]> REFERENCES = Object[].class;

  private static final Optional<Duration> NONE = Optional.empty();
  private static final Optional<Duration> PASSED = Optional.of(Duration.ZERO);

  /** Nothing may have to end the call early. */
  static final Engine.Plan FREE = plan(NONE, NONE, false);

  /** The call is watched, and has no limit. */
  static final Engine.Plan FAIL_FAST = plan(NONE, NONE, true);

  /** The call's time is over when it begins. */
  static final Engine.Plan AT_DEADLINE = plan(PASSED, NONE, false);

  /** An item's time is over when it begins; which items are caught at it is chance. */
  static final Engine.Plan ITEMS_AT_DEADLINE = plan(NONE, PASSED, false);

  private Calls() {}

  private static Engine.Plan plan(
      Optional<Duration> timeout, Optional<Duration> itemTimeout, boolean failFast) {
    return new Engine.Plan(
        OptionalInt.empty(),
        timeout,
        itemTimeout,
        failFast,
        0,
        List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** Returns an engine on a pool of its own. */
  static ThreadsEngine engine(IntSupplier poolSize) {
    return ThreadsEngine.on(new WorkerPool(poolSize, WorkerPool.DAEMONS));
  }

  /** Returns what became of each item, for an outcome table: its value, or how it failed. */
  static String outcomes(Engine.Collected<int[]> collected) {
    String[] outcomes =
        Arrays.stream(collected.values()).mapToObj(String::valueOf).toArray(String[]::new);
    for (Outcome.Failure<?> failure : collected.failures()) {
      int at = (int) failure.position();
      // A second outcome, be it a value or a failure, would show.
      outcomes[at] = (outcomes[at].equals("0") ? "" : outcomes[at] + " and ") + failure.kind();
    }
    return String.join(" ", outcomes);
  }

  /** Returns a call of an item for each count of how often it ran, without a fence. */
  static Engine.Call<int[], int[]> of(Engine.Plan plan, int[] ran) {
    return of(plan, ran.length, item -> ran[item]++);
  }

  /** Returns a call of so many items, which do this besides. */
  static Engine.Call<int[], int[]> of(Engine.Plan plan, int items, IntConsumer besides) {
    Engine.Invocation<int[], int[]> invocation =
        (sets, slots, i) -> {
          besides.accept(sets[i]);
          slots[i] = sets[i] + 1;
        };
    return new Engine.Call<>(
        "Stress.call", new CallHistory(), new Numbers(items), invocation, int[].class, plan);
  }

  /** Returns a call of so many items whose outcomes are taken one by one. */
  static Engine.Call<int[], @Nullable Object[]> streamed(
      Engine.Plan plan, int items, IntConsumer besides) {
    Engine.Invocation<int[], @Nullable Object[]> invocation =
        (sets, slots, i) -> {
          besides.accept(sets[i]);
          slots[i] = sets[i] + 1;
        };
    return new Engine.Call<>(
        "Stress.stream", new CallHistory(), new Numbers(items), invocation, REFERENCES, plan);
  }

  /** The numbers from 0, all there. */
  private static final class Numbers implements Engine.Known<int[]> {

    private final int[] block;

    Numbers(int count) {
      block = new int[count];
      Arrays.setAll(block, i -> i);
    }

    @Override
    public int[] block() {
      return block;
    }

    @Override
    public int size() {
      return block.length;
    }

    @Override
    public int[] newBlock(int capacity) {
      return new int[capacity];
    }

    @Override
    public void copy(int[] from, int index, int[] to, int toIndex) {
      to[toIndex] = from[index];
    }

    @Override
    public Object item(int[] sets, int index) {
      return sets[index];
    }

    @Override
    public void close() {}
  }
}
