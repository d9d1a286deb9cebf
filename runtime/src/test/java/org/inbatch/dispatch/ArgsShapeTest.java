package org.inbatch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.inbatch.Args;
import org.inbatch.CallOptions;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Argument sets of unknown shape fill parameters as arguments do in a call, or fail the call. */
final class ArgsShapeTest {

  private static final ActionSite SITE = ActionSite.of("Tables", "scale", "sets");
  private static final ArgsShape SHAPE =
      ArgsShape.of(SITE).and("data", double[].class).and("index", int.class).and("by", long.class);
  private static final double[] DATA = {1, 2};

  private static List<@Nullable Object> fit(Args set) {
    SHAPE.fitting(ArgumentSets.of(List.of(set)));
    return Arrays.asList(SHAPE.get(set, "data"), SHAPE.get(set, "index"), SHAPE.get(set, "by"));
  }

  @Test
  void valuesFillParametersByPlaceAndByName() {
    assertThat(fit(Args.of(DATA, 3, 4L))).containsExactly(DATA, 3, 4L);
    assertThat(fit(Args.of(DATA).with("by", 4L).with("index", 3))).containsExactly(DATA, 3, 4L);
    assertThat(fit(Args.of().with("by", 4L).with("index", 3).with("data", null)))
        .containsExactly(null, 3, 4L);
    assertThat(fit(Args.of(null, 3).with("by", 4L))).containsExactly(null, 3, 4L);
  }

  @Test
  void primitivesAreWidened() {
    assertThat(fit(Args.of(DATA, (short) 3, 4))).containsExactly(DATA, 3, 4L);
    assertThat(fit(Args.of(DATA, 'a', (byte) 4))).containsExactly(DATA, 97, 4L);
  }

  static Stream<Arguments> aSetThatDoesNotFitIsRefused() {
    return Stream.of(
        Arguments.of(Args.of(DATA, 3), "has no value for by, which is long"),
        Arguments.of(Args.of(), "has no value for data, which is double[]"),
        Arguments.of(
            Args.of(DATA, 3, 4L, 5),
            "has 4 values by place, but 3 parameters take one: data, index, by"),
        Arguments.of(
            Args.of(DATA, 3).with("bye", 1L),
            "has a value for \"bye\", which is none of its parameters: data, index, by."
                + " Did you mean \"by\"?"),
        Arguments.of(
            Args.of(DATA).with("idnex", 1),
            "has a value for \"idnex\", which is none of its parameters: data, index, by."
                + " Did you mean \"index\"?"),
        Arguments.of(
            Args.of(DATA, 3, 4L).with("colour", 1L),
            "has a value for \"colour\", which is none of its parameters: data, index, by."),
        Arguments.of(
            Args.of(DATA, 3, 4L).with("index", 3),
            "has two values for index: at place 1, and by name"),
        Arguments.of(Args.of(DATA, "3", 4L), "has java.lang.String for index, which is int"),
        Arguments.of(Args.of(new int[1], 3, 4L), "has int[] for data, which is double[]"),
        Arguments.of(Args.of(DATA, 3L, 4L), "has java.lang.Long for index, which is int"),
        Arguments.of(
            Args.of(DATA, 3).with("by", 1.5), "has java.lang.Double for by, which is long"),
        Arguments.of(Args.of(DATA, null, 4L), "has null for index, which is int"));
  }

  @ParameterizedTest
  @MethodSource
  void aSetThatDoesNotFitIsRefused(Args set, String why) {
    Args fits = Args.of(DATA, 3, 4L);

    assertThatThrownBy(() -> SHAPE.fitting(ArgumentSets.of(List.of(fits, fits, set))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Tables.scale: the argument set at position 2, which init \"sets\" gave, " + why);
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void aSetThatIsNullIsRefused() {
    Args[] sets = {null};

    assertThatThrownBy(() -> SHAPE.fitting(ArgumentSets.of(sets)))
        .hasMessageContaining("at position 0")
        .hasMessageContaining("is null");
  }

  static Stream<Arguments> aValueFitsAsInACall() {
    return Stream.of(
        Arguments.of(byte.class, List.of((byte) 1), List.of((short) 1, 1, 'a', true)),
        Arguments.of(short.class, List.of((short) 1, (byte) 1), List.of(1, 'a', 1L)),
        Arguments.of(char.class, List.of('a'), List.of((byte) 1, (short) 1, 1, "a")),
        Arguments.of(int.class, List.of(1, (short) 1, (byte) 1, 'a'), List.of(1L, 1f, 1d, true)),
        Arguments.of(long.class, List.of(1L, 1, 'a'), List.of(1f, 1d)),
        Arguments.of(float.class, List.of(1f, 1L, 1, 'a'), List.of(1d, "1")),
        Arguments.of(double.class, List.of(1d, 1f, 1L, 1, (byte) 1, 'a'), List.of("1", true)),
        Arguments.of(boolean.class, List.of(true), List.of(1, "true")),
        Arguments.of(Long.class, List.of(1L), List.of(1)),
        Arguments.of(Number.class, List.of(1L, 1, 1.5), List.of("1", 'a')),
        Arguments.of(Object.class, List.of(1, "1", List.of()), List.of()),
        Arguments.of(List.class, List.of(List.of(1), new ArrayList<>()), List.of(new int[0])));
  }

  @ParameterizedTest
  @MethodSource
  void aValueFitsAsInACall(Class<?> type, List<Object> fitting, List<Object> misfits) {
    assertThat(fitting)
        .allSatisfy(value -> {
          assertThat(Conversion.fits(value, type)).isTrue();
          assertThat(Conversion.fits(Conversion.widened(value, type), type)).isTrue();
        });
    assertThat(misfits).noneMatch(value -> Conversion.fits(value, type));
    assertThat(Conversion.fits(null, type)).isEqualTo(!type.isPrimitive());
  }

  @Test
  void noItemOfACollectionRunsBeforeAllItsSetsFit() {
    AtomicInteger closed = new AtomicInteger();
    class Closeable extends ArrayList<Args> implements AutoCloseable {
      private static final long serialVersionUID = 1L;

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    }
    Closeable sets = new Closeable();
    sets.add(Args.of(DATA, 3, 4L));
    sets.add(Args.of("data", 3, 4L));

    assertThatThrownBy(() -> SHAPE.fitting(ArgumentSets.of(sets)))
        .hasMessageContaining("at position 1");
    assertThat(closed).hasValue(1);
  }

  @Test
  void aLazySourceFailsTheCallWhereItsSetDoesNotFit() {
    Iterator<Args> sets =
        Stream.iterate(0, i -> i + 1)
            .map(i -> i < 50 ? Args.of(DATA, i, i) : Args.of(DATA, i))
            .iterator();
    AtomicInteger ran = new AtomicInteger();

    assertThatThrownBy(() ->
            Dispatch.threads(SITE)
                .results(SHAPE.fitting(ArgumentSets.of(sets)), set -> ran.incrementAndGet()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at position 50")
        .hasMessageContaining("has no value for by");
    assertThat(ran.get()).isLessThanOrEqualTo(50);
  }

  @Test
  void aFailuresItemIsTheSet() {
    Args set = Args.of(DATA, 3, 4L);

    Results<Integer> results =
        Dispatch.threads(SITE, CallOptions.failFast())
            .results(
                SHAPE.fitting(ArgumentSets.of(Stream.of(set))),
                args -> (int) SHAPE.get(args, "index") / (DATA.length - 2));

    assertThat(results.failures()).extracting(Outcome.Failure::item).containsExactly(set);
  }
}
