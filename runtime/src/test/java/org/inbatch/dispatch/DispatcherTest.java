package org.inbatch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.sequential;

import java.util.ArrayList;
import java.util.List;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.ThreadsOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The three steps of a generated dispatcher, init, fan-out and post, written by hand. */
final class DispatcherTest {

  /** A batch that notes its steps, with an action whose item, init and post can be made to fail. */
  private static final class Halves extends Batch<Integer> {
    private static final ActionSite SITE = ActionSite.of("Halves", "half", "numbers");

    private final Thread caller = Thread.currentThread();
    private final List<String> steps = new ArrayList<>();
    private @Nullable RuntimeException initThrows;
    private @Nullable RuntimeException postThrows;

    Halves(Integer... numbers) {
      super(List.of(numbers));
    }

    private List<Integer> numbers() {
      steps.add("init");
      if (initThrows != null) {
        throw initThrows;
      }
      return indices();
    }

    private static int half(int number) {
      if (number % 2 == 1) {
        throw new IllegalArgumentException(number + " is odd");
      }
      return number / 2;
    }

    private String gather(Results<Integer> results) {
      steps.add("post on " + (Thread.currentThread().equals(caller) ? "the caller" : "another"));
      if (postThrows != null) {
        throw postThrows;
      }
      return results.valuesOr(null).toString();
    }

    /** What would be generated. */
    String dispatchHalf(ThreadsOption... options) {
      Fanout fanout = Dispatch.threads(SITE, options);
      Results<Integer> results = fanout.results(ArgumentSets.of(numbers()), number -> half(number));
      try {
        return gather(results);
      } catch (Throwable thrown) {
        Dispatch.attachFailures(thrown, results);
        throw thrown;
      }
    }
  }

  @Test
  void postIsCalledOnceOnTheCallersThread() {
    Halves batch = new Halves(2, 4, 6);

    assertThat(batch.dispatchHalf()).isEqualTo("[1, 2, 3]");
    assertThat(batch.steps).containsExactly("init", "post on the caller");
  }

  @Test
  void postIsCalledOnceThoughEveryItemFails() {
    Halves batch = new Halves(1, 3, 5);

    assertThat(batch.dispatchHalf()).isEqualTo("[null, null, null]");
    assertThat(batch.steps).containsExactly("init", "post on the caller");
  }

  @Test
  void postIsCalledForAnEmptyBatch() {
    Halves batch = new Halves();

    assertThat(batch.dispatchHalf()).isEqualTo("[]");
    assertThat(batch.steps).containsExactly("init", "post on the caller");
  }

  @Test
  void whatInitThrowsLeavesTheCallAndPostIsNotCalled() {
    Halves batch = new Halves(2);
    batch.initThrows = new IllegalStateException("init");

    assertThatThrownBy(batch::dispatchHalf).isSameAs(batch.initThrows);
    assertThat(batch.steps).containsExactly("init");
  }

  @Test
  void optionsAreCheckedBeforeInit() {
    Halves batch = new Halves(2);

    for (ThreadsOption[] options :
        new ThreadsOption[][] {
          {failFast(), failFast()}, {nWorkers(2), nWorkers(3)}, {sequential(), nWorkers(2)}
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> batch.dispatchHalf(options))
          .withMessageContaining("Halves.half");
    }
    assertThat(batch.steps).isEmpty();
  }

  @Test
  void whatPostThrowsCarriesTheFailuresOfTheItems() {
    Halves batch = new Halves(1, 2, 3);
    batch.postThrows = new IllegalStateException("post");

    assertThatThrownBy(batch::dispatchHalf).isSameAs(batch.postThrows);
    assertThat(batch.postThrows.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("1 is odd", "3 is odd");
  }

  @Test
  void whatPostThrowsIsNotGivenWhatItCarriesAlready() {
    IllegalArgumentException odd = new IllegalArgumentException("odd");
    Results<Integer> results =
        Dispatch.threads(Halves.SITE)
            .results(
                ArgumentSets.of(List.of(1)),
                number -> {
                  throw odd;
                });

    IllegalStateException wrapping = new IllegalStateException(odd);
    Dispatch.attachFailures(wrapping, results);
    Dispatch.attachFailures(odd, results);

    assertThat(wrapping.getSuppressed()).isEmpty();
    assertThat(odd.getSuppressed()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // as a caller may get it wrong
  void optionsThatAreNullAreNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Halves(2).dispatchHalf((ThreadsOption[]) null))
        .withMessage("the options of the call of Halves.half are null");
  }
}
