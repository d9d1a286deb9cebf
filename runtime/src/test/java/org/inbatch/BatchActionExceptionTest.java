package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchActionExceptionTest {

  private static Outcome<String> failure(long position, Throwable cause) {
    return new Outcome.Failure<>(position, "item", Outcome.Kind.THREW, cause, false);
  }

  @Test
  void theFirstIsTheCauseAndTheOthersAreSuppressed() {
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalStateException("second");
    Results<String> results =
        Results.of(List.of(failure(0, first), new Outcome.Success<>(1, "b"), failure(2, second)));

    BatchActionException exception = new BatchActionException(results);

    assertThat(exception).hasCause(first).hasSuppressedException(second);
    assertThat(exception.getSuppressed()).containsExactly(second);
    assertThat(exception.failures()).extracting(Outcome::position).containsExactly(0L, 2L);
    assertThat(exception)
        .hasMessageContaining("2 of 3 items failed")
        .hasMessageContaining("position 0")
        .hasMessageContaining("THREW")
        .hasMessageContaining("first")
        .hasMessageContaining("position 2")
        .hasMessageContaining("second");
  }

  @Test
  void aCauseThatManyItemsShareIsAttachedOnce() {
    RuntimeException shared = new IllegalStateException("shared");
    Results<String> results =
        Results.of(List.of(failure(0, shared), failure(1, shared), failure(2, shared)));

    BatchActionException exception = new BatchActionException(results);

    assertThat(exception).hasCause(shared);
    assertThat(exception.getSuppressed()).isEmpty();
    assertThat(exception.failures()).hasSize(3);
  }

  @Test
  void aCauseThatAnotherCarriesIsNotAttachedAgain() {
    RuntimeException inner = new IllegalStateException("inner");
    RuntimeException outer = new IllegalStateException("outer", inner);
    Results<String> results = Results.of(List.of(failure(0, outer), failure(1, inner)));

    assertThat(new BatchActionException(results).getSuppressed()).isEmpty();
  }

  @Test
  void causesThatGoInACircleAreTaken() {
    RuntimeException chicken = new IllegalStateException("chicken");
    RuntimeException egg = new IllegalStateException("egg", chicken);
    chicken.initCause(egg);
    Results<String> results = Results.of(List.of(failure(0, chicken), failure(1, egg)));

    assertThat(new BatchActionException(results)).hasCause(chicken);
  }

  @Test
  void manyFailuresAreAllKeptAndReadable() {
    List<Outcome<String>> outcomes =
        IntStream.range(0, 10_000)
            .mapToObj(i -> failure(i, new IllegalStateException("item " + i)))
            .toList();

    BatchActionException exception = new BatchActionException(Results.of(outcomes));

    assertThat(exception.failures()).hasSize(10_000);
    assertThat(exception.getSuppressed()).hasSizeBetween(1, 1_000);
    assertThat(exception.getMessage()).contains("10000 of 10000").hasSizeLessThan(2_000);
  }

  @Test
  void resultsThatAreNotCompleteAreSaidToBe() {
    Results<String> results = Results.of(1, position -> "a", List.of(), false);

    assertThat(new BatchActionException(results))
        .hasNoCause()
        .hasMessageContaining("before every argument set was pulled");
  }

  @Test
  void resultsWithoutFailureAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BatchActionException(Results.of(List.of(new Outcome.Success<>(0, "a")))));
  }
}
