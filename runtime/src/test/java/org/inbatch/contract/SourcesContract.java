package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.inbatch.BatchActionException;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever init gives is taken, boxed or not, and nothing is done for nothing. */
interface SourcesContract extends ContractTheme {

  // ---- references -------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource
  default void everyShapeOfReferencesIsTaken(
      Function<List<String>, ArgumentSets<List<String>>> shape) {
    List<String> sets = IntStream.range(0, 777).mapToObj(i -> "set " + i).toList();

    Results<String> results = run(shape.apply(sets), set -> set + "!");

    assertThat(results.isComplete()).isTrue();
    assertThat(results.values()).isEqualTo(sets.stream().map(set -> set + "!").toList());
  }

  static Stream<Named<Function<List<String>, ArgumentSets<List<String>>>>>
      everyShapeOfReferencesIsTaken() {
    return Stream.of(
        Named.of("array", l -> ArgumentSets.of(l.toArray(String[]::new))),
        Named.of("list", ArgumentSets::of),
        Named.of("collection", l -> ArgumentSets.of(new LinkedHashSet<>(l))),
        Named.of("queue", l -> ArgumentSets.of(new ArrayDeque<>(l))),
        Named.of("iterable", l -> ArgumentSets.of(Iterables.unsized(l))),
        Named.of("iterator", l -> ArgumentSets.of(l.iterator())),
        Named.of("stream", l -> ArgumentSets.of(l.stream())),
        Named.of("filtered stream", l -> ArgumentSets.of(l.stream().filter(s -> !s.isEmpty()))),
        Named.of("parallel stream", l -> ArgumentSets.of(l.parallelStream())));
  }

  @Test
  default void aListIsOneArgumentSetAndSoIsAString() {
    assertThat(run(ArgumentSets.of(List.of(List.of(1, 2), List.of(3))), List::size).values())
        .containsExactly(2, 1);
    assertThat(run(ArgumentSets.of(new String[] {"ab"}), String::length).values())
        .containsExactly(2);
  }

  // ---- primitives -------------------------------------------------------------------------------

  /** A primitive source: what init gives, and what it gives, boxed. */
  record Primitives<A>(String name, ArgumentSets<A> sets, List<?> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource
  default <A> void primitiveArgumentSetsAreTakenUnboxed(Primitives<A> source) {
    Results<Object> results =
        engine()
            .callUnboxed(
                EngineUnderTest.newSite(),
                source.sets(),
                (sets, out, i) -> {
                  assertThat(sets.getClass().getComponentType().isPrimitive()).isTrue();
                  out[i] = Array.get(sets, i);
                });

    assertThat(results.values()).isEqualTo(source.expected());
  }

  static Stream<Primitives<?>> primitiveArgumentSetsAreTakenUnboxed() {
    return Stream.of(
        new Primitives<>("int[]", ArgumentSets.of(new int[] {1, -2, 3}), List.of(1, -2, 3)),
        new Primitives<>(
            "long[]",
            ArgumentSets.of(new long[] {1L, Long.MIN_VALUE}),
            List.of(1L, Long.MIN_VALUE)),
        new Primitives<>("double[]", ArgumentSets.of(new double[] {0.5, -0.0}), List.of(0.5, -0.0)),
        new Primitives<>("float[]", ArgumentSets.of(new float[] {0.5f, 2f}), List.of(0.5f, 2f)),
        new Primitives<>(
            "short[]", ArgumentSets.of(new short[] {7, -7}), List.of((short) 7, (short) -7)),
        new Primitives<>(
            "byte[]", ArgumentSets.of(new byte[] {7, -7}), List.of((byte) 7, (byte) -7)),
        new Primitives<>("char[]", ArgumentSets.of(new char[] {'a', 'b'}), List.of('a', 'b')),
        new Primitives<>(
            "boolean[]", ArgumentSets.of(new boolean[] {true, false}), List.of(true, false)),
        new Primitives<>(
            "IntStream", ArgumentSets.of(IntStream.range(0, 1_000)), ContractTheme.numbers(1_000)),
        new Primitives<>(
            "LongStream",
            ArgumentSets.of(LongStream.range(0, 1_000)),
            LongStream.range(0, 1_000).boxed().toList()),
        new Primitives<>(
            "DoubleStream",
            ArgumentSets.of(IntStream.range(0, 1_000).mapToDouble(i -> i / 3.0)),
            IntStream.range(0, 1_000).mapToObj(i -> i / 3.0).toList()));
  }

  @Test
  default void aFailureNamesAPrimitiveArgumentSet() {
    IllegalStateException thrown = new IllegalStateException("odd");

    Results<Object> results =
        engine()
            .callUnboxed(
                EngineUnderTest.newSite(),
                ArgumentSets.of(new long[] {10, 11, 12}),
                (sets, out, i) -> {
                  if (sets[i] == 11) {
                    throw thrown;
                  }
                  out[i] = sets[i];
                });

    assertThat(results)
        .containsExactly(
            new Outcome.Success<>(0, 10L),
            new Outcome.Failure<>(1, 11L, Outcome.Kind.THREW, thrown, false),
            new Outcome.Success<>(2, 12L));
  }

  /** A primitive array of results: what fills it, and what is then in it. */
  record PrimitiveResults<S>(Class<S> type, Engine.Invocation<int[], S> invocation, S expected) {
    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  @ParameterizedTest
  @MethodSource
  default <S> void primitiveResultsAreGivenUnboxed(PrimitiveResults<S> results) {
    S array =
        engine()
            .callArray(
                EngineUnderTest.newSite(),
                results.type(),
                ArgumentSets.of(new int[] {3, 4, 5}),
                results.invocation());

    assertThat((Object) array).isInstanceOf(results.type()).isEqualTo(results.expected());
  }

  static Stream<PrimitiveResults<?>> primitiveResultsAreGivenUnboxed() {
    return Stream.of(
        new PrimitiveResults<>(
            int[].class, (sets, out, i) -> out[i] = -sets[i], new int[] {-3, -4, -5}),
        new PrimitiveResults<>(
            long[].class,
            (sets, out, i) -> out[i] = 1L << (10 * sets[i]),
            new long[] {1L << 30, 1L << 40, 1L << 50}),
        new PrimitiveResults<>(
            double[].class, (sets, out, i) -> out[i] = sets[i] / 2.0, new double[] {1.5, 2, 2.5}),
        new PrimitiveResults<>(
            float[].class, (sets, out, i) -> out[i] = sets[i] / 2f, new float[] {1.5f, 2, 2.5f}),
        new PrimitiveResults<>(
            short[].class, (sets, out, i) -> out[i] = (short) sets[i], new short[] {3, 4, 5}),
        new PrimitiveResults<>(
            byte[].class, (sets, out, i) -> out[i] = (byte) sets[i], new byte[] {3, 4, 5}),
        new PrimitiveResults<>(
            char[].class,
            (sets, out, i) -> out[i] = (char) ('a' + sets[i]),
            new char[] {'d', 'e', 'f'}),
        new PrimitiveResults<>(
            boolean[].class,
            (sets, out, i) -> out[i] = sets[i] == 4,
            new boolean[] {false, true, false}));
  }

  @Test
  default void primitiveResultsOfALazySourceHaveItsLength() {
    double[] values =
        engine()
            .callArray(
                EngineUnderTest.newSite(),
                double[].class,
                ArgumentSets.of(DoubleStream.iterate(1, d -> d + 1).limit(12_345)),
                (sets, out, i) -> out[i] = -sets[i]);

    assertThat(values).isEqualTo(DoubleStream.iterate(-1, d -> d - 1).limit(12_345).toArray());
  }

  @Test
  default void primitiveResultsWithAFailureAreAnException() {
    ArithmeticException thrown = new ArithmeticException("nought");

    assertThatThrownBy(() ->
            engine()
                .callArray(
                    EngineUnderTest.newSite(),
                    int[].class,
                    ArgumentSets.of(new int[] {3, 0, 5}),
                    (sets, out, i) -> {
                      if (sets[i] == 0) {
                        throw thrown;
                      }
                      out[i] = 15 / sets[i];
                    }))
        .isInstanceOf(BatchActionException.class)
        .hasCause(thrown)
        .hasMessageContaining("position 1");
  }

  @Test
  default void aMillionItemsAreRight() {
    int[] sets = IntStream.range(0, many(1_000_000)).toArray();

    long[] squares =
        engine()
            .callArray(
                EngineUnderTest.newSite(),
                long[].class,
                ArgumentSets.of(sets),
                (in, out, i) -> out[i] = (long) in[i] * in[i]);

    assertThat(squares).isEqualTo(IntStream.of(sets).mapToLong(i -> (long) i * i).toArray());
  }

  @Test
  default void aMillionItemsOfALazySourceAreRight() {
    Results<Integer> results =
        run(ArgumentSets.of(IntStream.range(0, many(1_000_000)).boxed()), i -> i ^ 1);

    assertThat(results.isComplete()).isTrue();
    assertThat(results).hasSize(many(1_000_000));
    List<Integer> values = results.values();
    for (int i = 0; i < many(1_000_000); i++) {
      if (values.get(i) != (i ^ 1)) {
        throw new AssertionError("value %d at position %d".formatted(values.get(i), i));
      }
    }
  }

  @Test
  default void everyItemRunsExactlyOnce() {
    AtomicInteger[] runs =
        Stream.generate(AtomicInteger::new).limit(many(50_000)).toArray(AtomicInteger[]::new);

    for (int round = 1; round <= 5; round++) {
      assertThat(run(ArgumentSets.of(runs), AtomicInteger::incrementAndGet).values())
          .containsOnly(round);
    }
  }

  // ---- nothing, and less than nothing -----------------------------------------------------------

  @ParameterizedTest
  @MethodSource
  default <A> void noArgumentSetsMeanNoOutcomes(Named<ArgumentSets<A>> source) {
    Results<Object> results =
        engine()
            .callUnboxed(
                EngineUnderTest.newSite(),
                source.getPayload(),
                (sets, out, i) -> {
                  throw new AssertionError("there is no item");
                });

    assertThat(results).isEmpty();
    assertThat(results.isComplete()).isTrue();
    assertThat(results.anyFailed()).isFalse();
    assertThat(results.values()).isEmpty();
  }

  static Stream<Named<Named<ArgumentSets<?>>>> noArgumentSetsMeanNoOutcomes() {
    return Stream.of(
            Named.<ArgumentSets<?>>of("array", ArgumentSets.of(new String[0])),
            Named.<ArgumentSets<?>>of("list", ArgumentSets.of(List.of())),
            Named.<ArgumentSets<?>>of("iterator", ArgumentSets.of(List.of().iterator())),
            Named.<ArgumentSets<?>>of("stream", ArgumentSets.of(Stream.empty())),
            Named.<ArgumentSets<?>>of("int[]", ArgumentSets.of(new int[0])),
            Named.<ArgumentSets<?>>of("IntStream", ArgumentSets.of(IntStream.empty())),
            Named.<ArgumentSets<?>>of("LongStream", ArgumentSets.of(LongStream.empty())),
            Named.<ArgumentSets<?>>of("DoubleStream", ArgumentSets.of(DoubleStream.empty())))
        .map(named -> Named.of(named.getName(), named));
  }

  @Test
  default void anEmptyArrayOfResultsIsGivenForNoArgumentSets() {
    long[] values =
        engine()
            .callArray(
                EngineUnderTest.newSite(),
                long[].class,
                ArgumentSets.of(new int[0]),
                (sets, out, i) -> out[i] = 1);

    assertThat(values).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  default <A> void anInitThatReturnsNullIsNamed(Named<ArgumentSets<A>> source) {
    assertThatThrownBy(() ->
            engine()
                .callUnboxed(
                    EngineUnderTest.newSite(),
                    source.getPayload(),
                    (sets, out, i) -> {
                      throw new AssertionError("there is no item");
                    }))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining(EngineUnderTest.INIT)
        .hasMessageContaining(EngineUnderTest.ACTION)
        .hasMessageContaining("null");
  }

  static Stream<Named<Named<ArgumentSets<?>>>> anInitThatReturnsNullIsNamed() {
    return Stream.of(
            Named.<ArgumentSets<?>>of("array", ArgumentSets.of((String @Nullable []) null)),
            Named.<ArgumentSets<?>>of("iterable", ArgumentSets.of((@Nullable List<String>) null)),
            Named.<ArgumentSets<?>>of(
                "iterator", ArgumentSets.of((@Nullable Iterator<String>) null)),
            Named.<ArgumentSets<?>>of("stream", ArgumentSets.of((@Nullable Stream<String>) null)),
            Named.<ArgumentSets<?>>of("int[]", ArgumentSets.of((int @Nullable []) null)),
            Named.<ArgumentSets<?>>of("long[]", ArgumentSets.of((long @Nullable []) null)),
            Named.<ArgumentSets<?>>of("double[]", ArgumentSets.of((double @Nullable []) null)),
            Named.<ArgumentSets<?>>of("float[]", ArgumentSets.of((float @Nullable []) null)),
            Named.<ArgumentSets<?>>of("short[]", ArgumentSets.of((short @Nullable []) null)),
            Named.<ArgumentSets<?>>of("byte[]", ArgumentSets.of((byte @Nullable []) null)),
            Named.<ArgumentSets<?>>of("char[]", ArgumentSets.of((char @Nullable []) null)),
            Named.<ArgumentSets<?>>of("boolean[]", ArgumentSets.of((boolean @Nullable []) null)),
            Named.<ArgumentSets<?>>of("IntStream", ArgumentSets.of((@Nullable IntStream) null)),
            Named.<ArgumentSets<?>>of("LongStream", ArgumentSets.of((@Nullable LongStream) null)),
            Named.<ArgumentSets<?>>of(
                "DoubleStream", ArgumentSets.of((@Nullable DoubleStream) null)))
        .map(named -> Named.of(named.getName(), named));
  }
}
