package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.seed;
import static org.inbatch.CallOptions.timeout;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.ItemRandom;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An item draws the numbers of its seed and its position, whoever runs it, and when. */
interface SeededContract extends ContractTheme {

  /** A few numbers of an item. */
  static List<Long> draw(RandomGenerator random) {
    return List.of(random.nextLong(), random.nextLong(), random.nextLong());
  }

  /** What the items at the positions from 0 to {@code n - 1} draw. */
  static List<List<Long>> drawn(long seed, int n) {
    return LongStream.range(0, n).mapToObj(i -> draw(ItemRandom.of(seed, i))).toList();
  }

  /** Calls a seeded action of its own over the argument sets; each item draws a few numbers. */
  default Results<List<Long>> draws(ArgumentSets<List<Integer>> sets, CallOption... options) {
    return engine()
        .callSeeded(EngineUnderTest.newSite(), sets, (set, random) -> draw(random), options);
  }

  static Stream<Named<IntFunction<ArgumentSets<List<Integer>>>>> everySourceHasItsNumbers() {
    return Stream.of(
        Named.of("list", n -> ArgumentSets.of(ContractTheme.numbers(n))),
        Named.of("iterator", n -> ArgumentSets.of(ContractTheme.numbers(n).iterator())),
        Named.of("stream", n -> ArgumentSets.of(IntStream.range(0, n).boxed())));
  }

  @ParameterizedTest
  @MethodSource
  default void everySourceHasItsNumbers(IntFunction<ArgumentSets<List<Integer>>> source) {
    for (int n : new int[] {0, 1, 2, 777}) {
      assertThat(draws(source.apply(n), seed(7)).values()).isEqualTo(drawn(7, n));
    }
  }

  @ParameterizedTest
  @MethodSource("everySourceHasItsNumbers")
  default void theyAreTheSameUnderDeadlinesAndFailFast(
      IntFunction<ArgumentSets<List<Integer>>> source) {
    for (CallOption option :
        new CallOption[] {timeout(NEVER), itemTimeout(NEVER), failFast(), retries(3)}) {
      assertThat(draws(source.apply(300), seed(-1), option).values()).isEqualTo(drawn(-1, 300));
    }
  }

  @Test
  default void primitiveSetsAndValuesHaveTheirNumbers() {
    long[] expected = LongStream.range(0, 500).map(i -> ItemRandom.of(11, i).nextLong()).toArray();
    int[] sets = IntStream.range(0, 500).toArray();

    for (ArgumentSets<int[]> source :
        List.of(ArgumentSets.of(sets), ArgumentSets.of(IntStream.of(sets)))) {
      long[] values =
          engine()
              .callSeededArray(
                  EngineUnderTest.newSite(),
                  long[].class,
                  source,
                  (block, out, i, random) -> out[i] = random.nextLong(),
                  seed(11));
      assertThat(values).isEqualTo(expected);
    }
  }

  @Test
  default void everyAttemptAtAnItemDrawsTheSameNumbers() {
    for (CallOption[] options :
        new CallOption[][] {
          {retries(2), seed(3)}, {retries(2), seed(3), timeout(NEVER)},
        }) {
      int[] attempts = new int[200];

      Results<List<Long>> results =
          engine()
              .<Integer, List<Long>>callSeeded(
                  EngineUnderTest.newSite(),
                  ArgumentSets.of(ContractTheme.numbers(200)),
                  (i, random) -> {
                    List<Long> numbers = draw(random);
                    if (++attempts[i] <= i % 3) {
                      throw new IOException();
                    }
                    return numbers;
                  },
                  options);

      assertThat(results.values()).isEqualTo(drawn(3, 200));
    }
  }

  @Test
  default void withoutASeedEachCallHasOneOfItsOwn() {
    ArgumentSets<List<Integer>> sets = ArgumentSets.of(ContractTheme.numbers(100));

    List<List<Long>> first = draws(sets).values();
    List<List<Long>> second = draws(sets).values();

    assertThat(first).doesNotHaveDuplicates().doesNotContainAnyElementsOf(second);
  }

  @Test
  default void callsThatAnItemMakesAreRepeatedWithASeedThatItDraws() {
    for (int round = 0; round < 2; round++) {
      Results<List<List<Long>>> results =
          engine()
              .<Integer, List<List<Long>>>callSeeded(
                  EngineUnderTest.newSite(),
                  ArgumentSets.of(ContractTheme.numbers(5)),
                  (i, random) ->
                      draws(ArgumentSets.of(ContractTheme.numbers(i)), seed(random.nextLong()))
                          .values(),
                  seed(5));

      assertThat(results.values())
          .isEqualTo(
              IntStream.range(0, 5)
                  .mapToObj(i -> drawn(ItemRandom.of(5, i).nextLong(), i))
                  .toList());
    }
  }

  @Test
  default void anActionThatDrawsNothingTakesASeed() {
    assertThat(run(20, i -> i, seed(7)).values()).isEqualTo(ContractTheme.numbers(20));
  }
}
