package org.inbatch.contract;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.inbatch.CallOption;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.ItemFunction;
import org.jspecify.annotations.Nullable;

/** What the themes of the contract have in common. */
interface ContractTheme {

  /** A limit that is meant to pass. */
  Duration SHORT = Duration.ofMillis(60);

  /** A limit within which items that do next to nothing end, on a loaded machine too. */
  Duration AMPLE = Duration.ofSeconds(1);

  /** A limit that is never meant to pass; a test that needs it has failed long before. */
  Duration NEVER = Duration.ofHours(1);

  /** The engine that is tested. */
  EngineUnderTest engine();

  /**
   * Returns so many, or fewer where an item costs the test a thousand times what it usually does.
   */
  default int many(int items) {
    return items;
  }

  /** Returns whether an item that ignores its interrupt is ended, and not left running. */
  default boolean killsWhatHangs() {
    return false;
  }

  /** Calls an action of its own over the argument sets. */
  default <E extends @Nullable Object, R extends @Nullable Object> Results<R> run(
      ArgumentSets<List<E>> sets,
      ItemFunction<? super E, ? extends R> item,
      CallOption... options) {
    return engine().call(EngineUnderTest.newSite(), sets, item, options);
  }

  /** Calls an action of its own over the numbers from 0 to {@code n - 1}. */
  default <R extends @Nullable Object> Results<R> run(
      int n, ItemFunction<? super Integer, ? extends R> item, CallOption... options) {
    return run(ArgumentSets.of(numbers(n)), item, options);
  }

  /** Returns the numbers from 0 to {@code n - 1}. */
  static List<Integer> numbers(int n) {
    return IntStream.range(0, n).boxed().toList();
  }
}
