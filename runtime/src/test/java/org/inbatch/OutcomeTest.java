package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

  @Test
  void aSuccessHasNotFailedWhateverItsValue() {
    assertThat(new Outcome.Success<>(3, "value").failed()).isFalse();
    assertThat(new Outcome.Success<>(3, new IllegalStateException()).failed()).isFalse();
    assertThat(new Outcome.Success<>(3, "value").position()).isEqualTo(3);
  }

  @Test
  void aFailureHas() {
    TimeoutException cause = new TimeoutException();
    Outcome.Failure<String> failure =
        new Outcome.Failure<>(7, "item", Outcome.Kind.TIMED_OUT, cause, true);

    assertThat(failure.failed()).isTrue();
    assertThat(failure.position()).isEqualTo(7);
    assertThat(failure.item()).isEqualTo("item");
    assertThat(failure.kind()).isEqualTo(Outcome.Kind.TIMED_OUT);
    assertThat(failure.cause()).isSameAs(cause);
    assertThat(failure.stillRunning()).isTrue();
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void aFailureHasAKindAndACause() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Outcome.Failure<>(0, "item", null, new Error(), false))
        .withMessage("kind");
    assertThatNullPointerException()
        .isThrownBy(() -> new Outcome.Failure<>(0, "item", Outcome.Kind.THREW, null, false))
        .withMessage("cause");
  }
}
