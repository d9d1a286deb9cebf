package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.timeout;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inbatch.BatchActionException;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lazy source is pulled as the items need it, by one thread at a time, and closed once. */
interface LazinessContract extends ContractTheme {

  /** More argument sets than this are never alive at once; generous: blocks are small. */
  int ALIVE_AT_MOST = 10_000;

  // ---- pulled as needed -------------------------------------------------------------------------

  @Test
  default void aBoundedNumberOfArgumentSetsIsAliveAtOnce() {
    AtomicInteger finished = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Source source =
        new Source(many(300_000)) {
          @Override
          void beforeNext(int number) {
            most.accumulateAndGet(number - finished.get(), Math::max);
          }
        };

    Results<Integer> results = run(ArgumentSets.of(source), i -> finished.incrementAndGet());

    assertThat(results).hasSize(many(300_000));
    assertThat(results.isComplete()).isTrue();
    assertThat(most.get()).isLessThanOrEqualTo(ALIVE_AT_MOST);
  }

  @Test
  default void anEndlessSourceEndsWithTheFirstFailure() {
    Source source = Source.endless();
    IllegalStateException thrown = new IllegalStateException("enough");
    Results<Integer> results;
    try (Gate gate = new Gate()) {
      results =
          run(
              ArgumentSets.of(source),
              i -> {
                if (i == 5_000) {
                  throw thrown;
                }
                if (i > 5_000) {
                  // Until it is interrupted: whoever fails may be slow to say so.
                  gate.await();
                }
                return i;
              },
              failFast());
    }

    assertThat(results.isComplete()).isFalse();
    assertThat(results.anyFailed()).isTrue();
    assertThat(results.get(5_000))
        .isEqualTo(new Outcome.Failure<>(5_000, 5_000, Outcome.Kind.THREW, thrown, false));
    assertThat(results).hasSize(source.pulled());
    assertThat(results.size()).isBetween(5_001, 5_001 + ALIVE_AT_MOST);
    assertThat(results.subList(0, 5_000))
        .noneMatch(o -> o instanceof Outcome.Failure<?> f && f.kind() == Outcome.Kind.THREW);
    assertThatThrownBy(results::values).isInstanceOf(BatchActionException.class).hasCause(thrown);
    assertThat(source.timesClosed()).isEqualTo(1);
    assertThat(source.pulledAfterClose()).isFalse();
  }

  @Test
  default void anEndlessPrimitiveStreamEndsWithTheFirstFailure() {
    AtomicInteger closed = new AtomicInteger();

    Results<Object> results =
        engine()
            .callUnboxed(
                EngineUnderTest.newSite(),
                ArgumentSets.of(IntStream.iterate(0, i -> i + 1).onClose(closed::incrementAndGet)),
                (sets, out, i) -> {
                  if (sets[i] == 3_000) {
                    throw new IllegalStateException("enough");
                  }
                  out[i] = sets[i];
                },
                failFast());

    assertThat(results.isComplete()).isFalse();
    assertThat(results.failures().stream().filter(f -> f.kind() == Outcome.Kind.THREW))
        .extracting(Outcome.Failure::position)
        .containsExactly(3_000L);
    assertThat(closed).hasValue(1);
  }

  @Test
  default void aFailureOfTheVeryLastSetLeavesALazySourceComplete() {
    Results<Integer> results =
        run(
            ArgumentSets.of(ContractTheme.numbers(10).iterator()),
            i -> {
              if (i == 9) {
                throw new IllegalStateException("the last one");
              }
              return i;
            });

    assertThat(results.isComplete()).isTrue();
    assertThat(results).hasSize(10);
  }

  @Test
  default void noArgumentSetIsHeldAfterTheCall() {
    List<WeakReference<Object>> known = setsOfACall(ArgumentSets::of);
    List<WeakReference<Object>> lazy = setsOfACall(sets -> ArgumentSets.of(sets.iterator()));

    Awaitility.await()
        .untilAsserted(() -> {
          System.gc();
          assertThat(known).allMatch(set -> set.refersTo(null));
          assertThat(lazy).allMatch(set -> set.refersTo(null));
        });
  }

  private List<WeakReference<Object>> setsOfACall(
      Function<List<Object>, ArgumentSets<List<Object>>> source) {
    List<Object> sets = Stream.generate(Object::new).limit(1_000).toList();
    Results<Boolean> results = run(source.apply(sets), set -> sets.contains(set));
    assertThat(results.values()).containsOnly(true);
    return sets.stream().map(WeakReference::new).toList();
  }

  // ---- a source that fails ----------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 700})
  default void whatTheSourceThrowsMidwayLeavesTheCall(int where) {
    IllegalStateException thrown = new IllegalStateException("the source broke");
    Gauge running = new Gauge();
    Source source =
        new Source(10_000) {
          @Override
          void beforeNext(int number) {
            if (number == where) {
              throw thrown;
            }
          }
        };

    assertThatThrownBy(() ->
            run(
                ArgumentSets.of(source),
                i -> {
                  try (var _ = running.enter()) {
                    return i;
                  }
                }))
        .isSameAs(thrown);
    assertThat(running.inside()).isZero();
    assertThat(running.entered()).isLessThanOrEqualTo(where);
    assertThat(source.timesClosed()).isEqualTo(1);
    assertThat(source.pulledAfterClose()).isFalse();
    assertThat(source.pulledAfterItThrew()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("guardedOrNot")
  default void aSourceThatThrewIsNotPulledAgainByAnotherWorker(Options options) {
    for (int round = 0; round < 200; round++) {
      int where = round % 40;
      Source source =
          new Source(10_000) {
            @Override
            void beforeNext(int number) {
              if (number == where) {
                // Lets others line up for their turn meanwhile.
                for (int spin = 0; spin < 10_000; spin++) {
                  Thread.onSpinWait();
                }
                throw new IllegalStateException("the source broke");
              }
            }
          };

      assertThatThrownBy(() -> run(ArgumentSets.of(source), i -> i, options.array()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the source broke");

      assertThat(source.pulledAfterItThrew()).isFalse();
    }
  }

  static Stream<Options> guardedOrNot() {
    return Stream.of(Options.of(), Options.of(timeout(NEVER)));
  }

  @Test
  default void anErrorOfTheSourceLeavesTheCallToo() {
    AssertionError thrown = new AssertionError("the source broke");
    Stream<Integer> source =
        Stream.iterate(0, i -> i + 1)
            .peek(i -> {
              if (i == 40) {
                throw thrown;
              }
            });

    assertThatThrownBy(() -> run(ArgumentSets.of(source), i -> i)).isSameAs(thrown);
  }

  @Test
  default void anIterableThatGivesNoIteratorFailsTheCall() {
    IllegalStateException thrown = new IllegalStateException("no iterator today");
    Iterable<Integer> source =
        () -> {
          throw thrown;
        };

    assertThatThrownBy(() -> run(ArgumentSets.of(source), i -> i)).isSameAs(thrown);
  }

  @Test
  default void aSourceThatBreaksUnderFailFastLeavesTheCallWithItsException() {
    IllegalStateException thrown = new IllegalStateException("the source broke");
    Source source =
        new Source(10_000) {
          @Override
          void beforeNext(int number) {
            if (number == 300) {
              throw thrown;
            }
          }
        };

    assertThatThrownBy(() -> run(ArgumentSets.of(source), i -> i, failFast())).isSameAs(thrown);
  }

  // ---- a source that is to be closed ------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000})
  default void aCloseableSourceIsClosedOnce(int size) {
    Source source = new Source(size);

    assertThat(run(ArgumentSets.of(source), i -> i)).hasSize(size);

    assertThat(source.timesClosed()).isEqualTo(1);
    assertThat(source.pulledAfterClose()).isFalse();
  }

  @Test
  default void aCloseableSourceIsClosedThoughItemsFail() {
    Source source = new Source(100);

    Results<Integer> results =
        run(
            ArgumentSets.of(source),
            i -> {
              throw new IllegalStateException();
            });

    assertThat(results.failures()).hasSize(100);
    assertThat(source.timesClosed()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource
  default void everyKindOfCloseableSourceIsClosed(
      Function<Runnable, ArgumentSets<List<Integer>>> source) {
    AtomicInteger closed = new AtomicInteger();

    assertThat(run(source.apply(closed::incrementAndGet), i -> i).values())
        .isEqualTo(ContractTheme.numbers(100));

    assertThat(closed).hasValue(1);
  }

  static Stream<Function<Runnable, ArgumentSets<List<Integer>>>>
      everyKindOfCloseableSourceIsClosed() {
    return Stream.of(
        onClose -> ArgumentSets.of(ContractTheme.numbers(100).stream().onClose(onClose)),
        onClose -> ArgumentSets.of(new CloseableIterable(100, onClose)),
        onClose -> ArgumentSets.of(new CloseableList(100, onClose)));
  }

  @Test
  default void aSourceIsClosedAfterTheLastItemEnded() {
    Gauge running = new Gauge();
    AtomicInteger runningAtClose = new AtomicInteger(-1);
    AtomicInteger enteredAtClose = new AtomicInteger();
    Stream<Integer> source =
        ContractTheme.numbers(500).stream()
            .onClose(() -> {
              runningAtClose.set(running.inside());
              enteredAtClose.set(running.entered());
            });

    assertThat(
            run(
                    ArgumentSets.of(source),
                    i -> {
                      try (var _ = running.enter()) {
                        return i;
                      }
                    })
                .anyFailed())
        .isFalse();

    assertThat(runningAtClose).hasValue(0);
    assertThat(enteredAtClose).hasValue(500);
  }

  @Test
  default void whatCloseThrowsLeavesTheCall() {
    IllegalStateException thrown = new IllegalStateException("cannot close");
    Stream<Integer> source =
        Stream.of(1, 2, 3)
            .onClose(() -> {
              throw thrown;
            });

    assertThatThrownBy(() -> run(ArgumentSets.of(source), i -> i)).isSameAs(thrown);
  }

  @Test
  default void whatCloseThrowsDoesNotHideWhatThePullThrew() {
    IllegalStateException pulling = new IllegalStateException("cannot pull");
    IllegalStateException closing = new IllegalStateException("cannot close");
    Stream<Integer> source =
        Stream.<Integer>generate(
                () -> {
                  throw pulling;
                })
            .onClose(() -> {
              throw closing;
            });

    assertThatThrownBy(() -> run(ArgumentSets.of(source), i -> i))
        .isSameAs(pulling)
        .hasSuppressedException(closing);
  }

  /** An iterable that is closed, not its iterator, as a {@code DirectoryStream} is. */
  record CloseableIterable(int size, Runnable onClose) implements Iterable<Integer>, AutoCloseable {
    @Override
    public Iterator<Integer> iterator() {
      return ContractTheme.numbers(size).iterator();
    }

    @Override
    public void close() {
      onClose.run();
    }
  }

  /** A collection that is closed. */
  final class CloseableList extends ArrayList<Integer> implements AutoCloseable {
    private static final long serialVersionUID = 1L;
    private final transient Runnable onClose;

    CloseableList(int size, Runnable onClose) {
      super(ContractTheme.numbers(size));
      this.onClose = onClose;
    }

    @Override
    public void close() {
      onClose.run();
    }
  }
}
