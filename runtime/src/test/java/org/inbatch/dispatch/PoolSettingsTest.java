package org.inbatch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.on;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.inbatch.Outcome;
import org.inbatch.Outcome.Kind;
import org.inbatch.ProcessOption;
import org.inbatch.ProcessPool;
import org.inbatch.Results;
import org.inbatch.wire.Codec;
import org.inbatch.wire.Codecs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the settings of a pool do to the calls on it. */
@Timeout(60)
final class PoolSettingsTest {

  private static final Codec<Object> ANYTHING = Codecs.object(Object.class);

  private static final Duration LIMIT = Duration.ofMillis(500);

  private static volatile String prepared = "nothing";

  /** Adds a call's argument to each thing, and gives that back. */
  static final RemoteAction<List<Object>, @Nullable Object[]> TOGETHER =
      RemoteAction.of(
          PoolSettingsTest.class,
          "together",
          ANYTHING,
          ANYTHING,
          in -> {
            Object argument = Objects.requireNonNull(ANYTHING.read(in));
            return thing -> together(thing, argument);
          });

  static final RemoteAction<List<Integer>, @Nullable Object[]> PREPARED =
      RemoteAction.of(
          PoolSettingsTest.class, "prepared", Codecs.INTEGER, Codecs.STRING, in -> i -> prepared);

  /** An action whose arguments take longer to be read than an item may. */
  static final RemoteAction<List<Integer>, @Nullable Object[]> BOUND_AT_LAST =
      RemoteAction.of(
          PoolSettingsTest.class,
          "boundAtLast",
          Codecs.INTEGER,
          Codecs.INTEGER,
          in -> {
            takeLong();
            return i -> i;
          });

  /** What somebody else wrote: nothing marks it, and nobody declares it. */
  private static class Thing implements Serializable {
    private static final long serialVersionUID = 1;

    final String name;

    Thing(String name) {
      this.name = name;
    }
  }

  private static final class Special extends Thing {
    private static final long serialVersionUID = 1;

    Special(String name) {
      super(name);
    }
  }

  private static Object together(Object one, Object other) {
    return one instanceof Thing thing ? new Special(thing.name + ((Thing) other).name) : one;
  }

  private static Results<Object> together(ProcessPool pool, Object argument, Object... things) {
    return Dispatch.process(
            ActionSite.of("PoolSettingsTest", "together", "things"),
            TOGETHER,
            out -> ANYTHING.write(argument, out),
            on(pool))
        .results(ArgumentSets.of(List.of(things)), thing -> together(thing, argument));
  }

  @Test
  void whatThePoolAllowsTravelsInBothDirections() {
    try (ProcessPool pool = ProcessPool.builder().size(1).transferable(Thing.class).build()) {
      assertThat(together(pool, new Thing("!"), new Thing("a"), "b", new Special("c")).values())
          .extracting(value -> value instanceof Special special ? special.name : value)
          .containsExactly("a!", "b", "c!");
    }
  }

  @Test
  void whatNobodyAllowsFailsAlone() {
    try (ProcessPool pool = ProcessPool.builder().size(1).transferable(Special.class).build()) {
      Results<Object> results = together(pool, new Special("!"), new Thing("a"), "b");

      assertThat(results.valuesOr("none")).containsExactly("none", "b");
      assertThat(results.failures())
          .extracting(Outcome.Failure::kind)
          .containsExactly(Kind.NOT_TRANSFERABLE);
      assertThat(results.failures().getFirst().cause()).hasMessageContaining("Thing");
    }
  }

  /** Prepares a worker. */
  public static final class Preparation implements Runnable {
    @Override
    public void run() {
      prepared = "by the initializer";
    }
  }

  /** Cannot prepare a worker. */
  public static final class Refusal implements Runnable {
    @Override
    public void run() {
      throw new UnsupportedOperationException("nothing is prepared here");
    }
  }

  /** Prepares a worker for longer than an item may take. */
  public static final class LongPreparation implements Runnable {
    @Override
    public void run() {
      takeLong();
      prepared = "at last";
    }
  }

  private static void takeLong() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LIMIT.toNanos() + LIMIT.toNanos() / 2) {
      Thread.onSpinWait();
    }
  }

  private static Results<String> prepared(ProcessOption... options) {
    return Dispatch.process(
            ActionSite.of("PoolSettingsTest", "prepared", "numbers"), PREPARED, options)
        .results(ArgumentSets.of(List.of(1, 2)), i -> prepared);
  }

  @Test
  void theInitializerRunsInTheWorkerBeforeAnyItem() {
    try (ProcessPool pool = ProcessPool.builder().size(1).initializer(Preparation.class).build()) {
      assertThat(prepared(on(pool)).values())
          .containsExactly("by the initializer", "by the initializer");
      assertThat(prepared).isEqualTo("nothing");
    }
  }

  @Test
  void anInitializerThatThrowsFailsTheCall() {
    try (ProcessPool pool = ProcessPool.builder().size(1).initializer(Refusal.class).build()) {
      assertThatThrownBy(() -> prepared(on(pool)))
          .hasStackTraceContaining("nothing is prepared here");
    }
  }

  @Test
  void theTimeOfTheInitializerIsNoItems() {
    try (ProcessPool pool =
        ProcessPool.builder().size(1).initializer(LongPreparation.class).build()) {
      assertThat(prepared(on(pool), itemTimeout(LIMIT)).values())
          .containsExactly("at last", "at last");
    }
  }

  @Test
  void theTimeThatArgumentsTakeIsNoItems() {
    try (ProcessPool pool = ProcessPool.builder().size(1).build()) {
      Results<Integer> results =
          Dispatch.process(
                  ActionSite.of("PoolSettingsTest", "boundAtLast", "numbers"),
                  BOUND_AT_LAST,
                  on(pool),
                  itemTimeout(LIMIT))
              .results(ArgumentSets.of(List.of(1, 2)), i -> i);

      assertThat(results.values()).containsExactly(1, 2);
    }
  }
}
