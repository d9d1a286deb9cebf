package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.inbatch.CallOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.junit.jupiter.api.Test;

/** An item may make calls itself, to any depth. */
interface NestingContract extends ContractTheme {

  /** Calls three deep, four items each, all with the same options, and counts the leaves. */
  default void threeDeep(CallOption... options) {
    AtomicInteger leaves = new AtomicInteger();

    assertThat(deep(3, 4, leaves, options)).isEqualTo(64);

    assertThat(leaves).hasValue(64);
  }

  /** Returns the number of leaves below, as the values of the calls say it. */
  default int deep(int levels, int width, AtomicInteger leaves, CallOption... options) {
    if (levels == 0) {
      leaves.incrementAndGet();
      return 1;
    }
    Results<Integer> results = run(width, i -> deep(levels - 1, width, leaves, options), options);
    return results.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  default void callsNestThreeDeep() {
    threeDeep();
  }

  @Test
  default void callsNestDeeply() {
    AtomicInteger leaves = new AtomicInteger();

    assertThat(deep(12, 2, leaves)).isEqualTo(4_096);
  }

  @Test
  default void aNestedFailureIsTheNestedCallsAlone() {
    Results<Integer> results =
        run(
            10,
            outer ->
                run(
                        10,
                        inner -> {
                          if (inner.equals(outer)) {
                            throw new IllegalStateException("diagonal");
                          }
                          return inner;
                        })
                    .failures()
                    .size());

    assertThat(results.values()).containsOnly(1);
  }

  @Test
  default void whatANestedCallThrowsIsItsItemsOutcome() {
    IllegalStateException thrown = new IllegalStateException("deep down");

    Results<Object> results =
        run(
            2,
            outer ->
                run(
                        2,
                        inner -> {
                          throw thrown;
                        })
                    .values());

    assertThat(results.failures()).hasSize(2);
    assertThat(results.failures())
        .extracting(Outcome.Failure::cause)
        .allSatisfy(cause -> assertThat(cause.getCause()).isSameAs(thrown));
  }

  @Test
  default void whoWaitsForANestedCallRunsNoOtherItemOfTheOuterOne() {
    // An item of the outer call marks its thread: no other may begin there before it has ended.
    ThreadLocal<Boolean> inOuter = ThreadLocal.withInitial(() -> false);
    AtomicBoolean reentered = new AtomicBoolean();

    Results<Integer> results =
        run(
            200,
            outer -> {
              if (inOuter.get()) {
                reentered.set(true);
              }
              inOuter.set(true);
              try {
                return run(20, inner -> inner).size();
              } finally {
                inOuter.set(false);
              }
            });

    assertThat(results.values()).hasSize(200).containsOnly(20);
    assertThat(reentered).isFalse();
  }
}
