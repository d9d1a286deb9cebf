package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.inbatch.CallOption;
import org.inbatch.CallOptions;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random calls, compared with a plain loop that needs no engine: every engine, the same outcomes.
 */
interface ModelContract extends ContractTheme {

  /** How an item behaves: fails so often with this, then returns that; and how long it computes. */
  record Behaviour(int failing, @Nullable Throwable thrown, @Nullable String value, int steps) {

    static Behaviour random(RandomGenerator random) {
      Throwable thrown =
          switch (random.nextInt(4)) {
            case 0 -> new IOException("io");
            case 1 -> new IllegalStateException("state");
            case 2 -> new AssertionError("assertion");
            default -> null;
          };
      int failing = random.nextInt(5) == 0 ? Integer.MAX_VALUE : random.nextInt(4);
      String value = random.nextInt(5) == 0 ? null : "value " + random.nextInt(100);
      int steps = random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(100);
      return new Behaviour(failing, thrown, value, steps);
    }

    @Nullable String run(int attempt) throws Throwable {
      RandomGenerator work = RandomGenerator.of("SplittableRandom");
      for (int step = 0; step < steps; step++) {
        if (work.nextLong() == 42) {
          Thread.onSpinWait();
        }
      }
      if (thrown != null && attempt <= failing) {
        throw thrown;
      }
      return value;
    }
  }

  /** The random part of a call's options, and what the model must know of them. */
  record Plan(List<CallOption> options, int retries, List<Class<? extends Throwable>> causes) {

    static Plan random(RandomGenerator random, List<CallOption> ofTheEngine) {
      List<CallOption> options = new ArrayList<>(ofTheEngine);
      int retries = 0;
      List<Class<? extends Throwable>> causes = List.of();
      if (random.nextBoolean()) {
        retries = random.nextInt(4);
        if (random.nextBoolean()) {
          causes = List.of(IOException.class, Error.class);
          options.add(CallOptions.retries(retries, IOException.class, Error.class));
        } else {
          options.add(CallOptions.retries(retries));
        }
      }
      if (random.nextInt(3) == 0) {
        options.add(timeout(NEVER));
      }
      if (random.nextInt(3) == 0) {
        options.add(itemTimeout(NEVER));
      }
      return new Plan(List.copyOf(options), retries, causes);
    }

    /** The outcome of an item, and how often it must have run. */
    Expected of(int position, Behaviour behaviour) {
      Throwable thrown = behaviour.thrown();
      for (int attempt = 1; ; attempt++) {
        if (thrown == null || attempt > behaviour.failing()) {
          return new Expected(new Outcome.Success<>(position, behaviour.value()), attempt);
        }
        Throwable cause = thrown;
        boolean again =
            attempt <= retries
                && (causes.isEmpty() || causes.stream().anyMatch(c -> c.isInstance(cause)));
        if (!again) {
          return new Expected(
              new Outcome.Failure<>(position, position, Outcome.Kind.THREW, cause, false), attempt);
        }
      }
    }

    @Override
    public String toString() {
      return options.toString();
    }
  }

  /** What the model says of an item. */
  record Expected(Outcome<@Nullable String> outcome, int attempts) {}

  /** Options of this engine that change no outcome, such as a number of workers; drawn anew. */
  default List<CallOption> harmlessOptions(RandomGenerator random) {
    return List.of();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  default void randomCallsHaveTheOutcomesOfTheModel(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int call = 0; call < 60; call++) {
      int size = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(300);
      List<Behaviour> behaviours = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        behaviours.add(Behaviour.random(random));
      }
      Plan plan = Plan.random(random, harmlessOptions(random));
      List<Integer> sets = ContractTheme.numbers(size);
      int[] attempts = new int[size];

      Results<@Nullable String> results =
          this.<Integer, @Nullable String>run(
              random.nextBoolean() ? ArgumentSets.of(sets) : ArgumentSets.of(sets.iterator()),
              i -> behaviours.get(i).run(++attempts[i]),
              plan.options().toArray(CallOption[]::new));

      String what = "seed %d, call %d, options %s".formatted(seed, call, plan);
      assertThat(results.isComplete()).as(what).isTrue();
      assertThat(results).as(what).hasSize(size);
      for (int i = 0; i < size; i++) {
        Expected expected = plan.of(i, behaviours.get(i));
        assertThat(results.get(i)).as(what).isEqualTo(expected.outcome());
        assertThat(attempts[i]).as(what).isEqualTo(expected.attempts());
      }
    }
  }
}
