package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.timeout;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.inbatch.BatchActionException;
import org.inbatch.BatchInterruptedException;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Progress;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.OutcomeStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A post that takes the outcomes as a stream gets them in order, while later items still run. */
interface StreamContract extends ContractTheme {

  /** More outcomes than this are never ahead of post. */
  int AHEAD_AT_MOST = 20_000;

  /** Calls an action of its own over the argument sets, and lets post take the outcomes. */
  private <E extends @Nullable Object, R extends @Nullable Object, P extends @Nullable Object>
      P stream(
          ArgumentSets<List<E>> sets,
          ItemFunction<? super E, ? extends R> item,
          Function<Stream<Outcome<R>>, P> post,
          CallOption... options) {
    OutcomeStream<R> outcomes = engine().stream(EngineUnderTest.newSite(), sets, item, options);
    return StreamedCalls.post(outcomes, post);
  }

  /** Without and with something that may end the call early. */
  static Stream<Options> plans() {
    return Stream.of(Options.of(), Options.of(timeout(NEVER)), Options.of(failFast()));
  }

  // ---- the outcomes -----------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void outcomesComeInOrder(Options options) {
    List<Outcome<Integer>> outcomes =
        stream(
            ArgumentSets.of(ContractTheme.numbers(5_000)),
            i -> i * 2,
            Stream::toList,
            options.array());

    assertThat(outcomes)
        .isEqualTo(
            IntStream.range(0, 5_000).mapToObj(i -> new Outcome.Success<>(i, i * 2)).toList());
  }

  @Test
  default void anEmptySourceGivesAnEmptyStream() {
    assertThat(
            this.<Integer, Integer, Long>stream(
                ArgumentSets.of(List.<Integer>of()), i -> i, Stream::count))
        .isZero();
    assertThat(
            this.<Integer, Integer, Long>stream(
                ArgumentSets.of(List.<Integer>of().iterator()), i -> i, Stream::count))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void failuresStandAtTheirPlaces(boolean lazy) {
    IllegalStateException thrown = new IllegalStateException("every third");
    List<Integer> numbers = ContractTheme.numbers(3_000);

    List<Outcome<Integer>> outcomes =
        stream(
            lazy ? ArgumentSets.of(numbers.iterator()) : ArgumentSets.of(numbers),
            i -> {
              if (i % 3 == 0) {
                throw thrown;
              }
              return i;
            },
            Stream::toList);

    assertThat(outcomes).hasSize(3_000);
    for (int i = 0; i < 3_000; i++) {
      assertThat(outcomes.get(i))
          .isEqualTo(
              i % 3 == 0
                  ? new Outcome.Failure<>(i, i, Outcome.Kind.THREW, thrown, false)
                  : new Outcome.Success<>(i, i));
    }
  }

  @Test
  default void aSupplierThatAnItemReturnsIsAValue() {
    Supplier<String> value = () -> "mine";

    assertThat(
            this.<Integer, Object, Outcome<Object>>stream(
                ArgumentSets.of(List.of(1)), i -> value, s -> s.findFirst().orElseThrow()))
        .isEqualTo(new Outcome.Success<>(0, value));
  }

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void setsThatWereAllThereHaveOutcomesAfterAFailureEndedTheCall(Options options) {
    List<Outcome<Integer>> outcomes =
        stream(
            ArgumentSets.of(ContractTheme.numbers(many(100_000))),
            i -> {
              if (i == 10) {
                throw new IllegalStateException("enough");
              }
              return i;
            },
            Stream::toList,
            options.array());

    assertThat(outcomes).hasSize(many(100_000));
    assertThat(outcomes)
        .extracting(Outcome::position)
        .isEqualTo(LongStream.range(0, many(100_000)).boxed().toList());
    if (options.list().contains(failFast())) {
      assertThat(outcomes.getLast())
          .isInstanceOfSatisfying(
              Outcome.Failure.class,
              failure -> assertThat(failure.kind()).isEqualTo(Outcome.Kind.CANCELLED));
    }
  }

  @Test
  default void anEndlessSourceThatEndedEarlyEndsTheStreamWithAnException() {
    IllegalStateException thrown = new IllegalStateException("enough");
    Source source = Source.endless();
    List<Outcome<Integer>> taken = new ArrayList<>();

    assertThatThrownBy(() ->
            this.<Integer, Integer, @Nullable Void>stream(
                ArgumentSets.of(source),
                i -> {
                  if (i == 2_000) {
                    throw thrown;
                  }
                  return i;
                },
                s -> {
                  s.forEach(taken::add);
                  return null;
                },
                failFast()))
        .isInstanceOf(BatchActionException.class)
        .hasCause(thrown)
        .hasMessageContaining("before every argument set was pulled");

    assertThat(taken.get(2_000))
        .isEqualTo(new Outcome.Failure<>(2_000, 2_000, Outcome.Kind.THREW, thrown, false));
    assertThat(source.timesClosed()).isEqualTo(1);
    assertThat(source.pulledAfterClose()).isFalse();
  }

  // ---- how far it runs ahead --------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void aBoundedNumberOfOutcomesIsAheadOfPost(Options options) {
    Source source = new Source(many(300_000));
    AtomicInteger most = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();

    stream(
        ArgumentSets.of(source),
        i -> i,
        s -> {
          s.forEach(outcome ->
              most.accumulateAndGet(source.pulled() - taken.incrementAndGet(), Math::max));
          return "done";
        },
        options.array());

    assertThat(taken).hasValue(many(300_000));
    assertThat(most.get()).isLessThanOrEqualTo(AHEAD_AT_MOST);
  }

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void anEndlessSourceServesAPostThatTakesWhatItNeeds(Options options) {
    Source source = Source.endless();

    int sum =
        this.<Integer, Integer, Integer>stream(
            ArgumentSets.of(source),
            i -> i,
            s ->
                s.limit(5_000)
                    .mapToInt(
                        o -> o instanceof Outcome.Success<Integer> success ? success.value() : 0)
                    .sum(),
            options.array());

    assertThat(sum).isEqualTo(4_999 * 5_000 / 2);
    assertThat(source.pulled()).isBetween(5_000, 5_000 + AHEAD_AT_MOST);
    assertThat(source.timesClosed()).isEqualTo(1);
    assertThat(source.pulledAfterClose()).isFalse();
  }

  // ---- how it ends ------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void nothingBeginsOnceAPostThatReturnedEarlyIsOver(Options options) {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger begun = new AtomicInteger();
    Source source = Source.endless();

    String returned =
        this.<Integer, Integer, String>stream(
            ArgumentSets.of(source),
            i -> {
              running.incrementAndGet();
              begun.incrementAndGet();
              try {
                return i;
              } finally {
                running.decrementAndGet();
              }
            },
            s -> "not one",
            options.array());

    int after = begun.get();
    assertThat(returned).isEqualTo("not one");
    assertThat(running).hasValue(0);
    assertThat(begun).hasValue(after);
    assertThat(source.timesClosed()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void aStreamThatIsUsedLaterSaysSo(Options options) {
    AtomicReference<Iterator<Outcome<Integer>>> kept = new AtomicReference<>();
    stream(
        ArgumentSets.of(ContractTheme.numbers(1_000)),
        i -> i,
        s -> {
          kept.set(s.iterator());
          return "later";
        },
        options.array());

    assertThatThrownBy(() -> kept.get().next())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(EngineUnderTest.ACTION)
        .hasMessageContaining("post was over");
  }

  @Test
  default void aStreamThatIsUsedByAnotherThreadSaysSo() throws Exception {
    Throwable refused =
        this.<Integer, Integer, Throwable>stream(
            ArgumentSets.of(ContractTheme.numbers(1_000)),
            i -> i,
            s -> {
              FutureTask<Throwable> other =
                  new FutureTask<>(() -> assertThatThrownByPull(s.iterator()));
              Thread.ofPlatform().daemon().start(other);
              try {
                return other.get();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });

    assertThat(refused)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("its own thread");
  }

  private static Throwable assertThatThrownByPull(Iterator<?> outcomes) {
    try {
      outcomes.next();
      throw new AssertionError("an outcome was given");
    } catch (IllegalStateException refused) {
      return refused;
    }
  }

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void whatPostThrowsCarriesTheFailuresThatItWasGiven(Options options) {
    IllegalStateException one = new IllegalStateException("one");
    IllegalArgumentException posts = new IllegalArgumentException("of post");

    assertThatThrownBy(() ->
            this.<Integer, Integer, String>stream(
                ArgumentSets.of(ContractTheme.numbers(1_000)),
                i -> {
                  if (i == 5) {
                    throw one;
                  }
                  return i;
                },
                s -> {
                  Iterator<Outcome<Integer>> outcomes = s.iterator();
                  for (int i = 0; i < 10; i++) {
                    outcomes.next();
                  }
                  throw posts;
                },
                options.array()))
        .isSameAs(posts)
        .hasSuppressedException(one);
  }

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void whatPostThrowsIsNotSuppressedInItself(Options options) {
    IllegalStateException one = new IllegalStateException("one");

    assertThatThrownBy(() ->
            this.<Integer, Integer, String>stream(
                ArgumentSets.of(List.of(1)),
                i -> {
                  throw one;
                },
                s -> {
                  throw (IllegalStateException)
                      ((Outcome.Failure<Integer>) s.findFirst().orElseThrow()).cause();
                },
                options.array()))
        .isSameAs(one)
        .hasNoSuppressedExceptions();
  }

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void theLastReportOfAPostThatReturnedEarlyCountsWhatWasRun(Options options) {
    AtomicReference<Progress> last = new AtomicReference<>();

    stream(
        ArgumentSets.of(Source.endless()),
        i -> i,
        s -> s.limit(100).count(),
        options.and(progress(last::set)).array());

    assertThat(last.get().finished()).isTrue();
    assertThat(last.get().done()).isGreaterThanOrEqualTo(100);
    assertThat(last.get().failed()).isLessThanOrEqualTo(last.get().done());
  }

  // ---- init fails -------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void whatInitThrowsMidwayComesAfterTheOutcomesBeforeIt(Options options) {
    IllegalStateException thrown = new IllegalStateException("init broke");
    List<Long> taken = new ArrayList<>();
    Source source = breakingAt(1_500, thrown);

    assertThatThrownBy(() ->
            this.<Integer, Integer, String>stream(
                ArgumentSets.of(source),
                i -> i,
                s -> {
                  s.forEach(outcome -> taken.add(outcome.position()));
                  return "all";
                },
                options.array()))
        .isSameAs(thrown);

    assertThat(taken).isEqualTo(LongStream.range(0, 1_500).boxed().toList());
    assertThat(source.timesClosed()).isEqualTo(1);
    assertThat(source.pulledAfterItThrew()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void whatInitThrowsIsThrownAgainIfPostSwallowedIt(Options options) {
    IllegalStateException thrown = new IllegalStateException("init broke");
    List<Throwable> swallowed = new ArrayList<>();

    assertThatThrownBy(() ->
            this.<Integer, Integer, String>stream(
                ArgumentSets.of(breakingAt(700, thrown)),
                i -> i,
                s -> {
                  try {
                    return "all " + s.count();
                  } catch (IllegalStateException e) {
                    swallowed.add(e);
                    return "some";
                  }
                },
                options.array()))
        .isSameAs(thrown);

    assertThat(swallowed).containsExactly(thrown);
  }

  private static Source breakingAt(int where, RuntimeException thrown) {
    return new Source(10_000) {
      @Override
      void beforeNext(int number) {
        if (number == where) {
          throw thrown;
        }
      }
    };
  }

  // ---- interrupts -------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("org.inbatch.contract.StreamContract#plans")
  default void anInterruptOfPostsThreadComesOutOfTheNextPull(Options options) throws Exception {
    Source source = Source.endless();
    Caller.Ending<Long> ending =
        Caller.<Long>of(() ->
                this.<Integer, Integer, Long>stream(
                    ArgumentSets.of(source),
                    i -> i,
                    s ->
                        s.peek(
                                outcome -> {
                                  if (outcome.position() == 100) {
                                    Thread.currentThread().interrupt();
                                  }
                                })
                            .count(),
                    options.array()))
            .ending();

    assertThat(ending.thrown()).isInstanceOf(BatchInterruptedException.class);
    assertThat(ending.interrupted()).isTrue();
    assertThat(source.timesClosed()).isEqualTo(1);
  }
}
