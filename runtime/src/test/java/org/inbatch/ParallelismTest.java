package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a program of its own sees, with its own variables, is in {@link
 * org.inbatch.program.ProgramTest}.
 */
final class ParallelismTest {

  private static final String PROPERTY = "inbatch.num.threads";

  @BeforeEach
  void fixTheConfigurationOfThisJvmBeforePropertiesChange() {
    Parallelism.ensureInitialized();
  }

  @AfterEach
  void clearTheProperty() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void thePropertyIsWeakerThanTheBuilder() {
    System.setProperty(PROPERTY, "3");

    assertThat(Parallelism.builder().build().numThreads()).isEqualTo(3);
    assertThat(Parallelism.builder().numThreads(5).build().numThreads()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-2", "two", "", "1.5", "99999999999"})
  void aBadPropertyIsRefusedWithNameAndValue(String value) {
    System.setProperty(PROPERTY, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parallelism.builder().build())
        .withMessageContaining(PROPERTY)
        .withMessageContaining('"' + value + '"');
    // Where the builder has a value, nobody looks.
    assertThat(Parallelism.builder().numThreads(2).build().numThreads()).isEqualTo(2);
  }

  @Test
  void aBadValueOfTheBuilderIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parallelism.builder().numThreads(0))
        .withMessageContaining("numThreads=0");
  }

  @Test
  void whatIsFixedStays() {
    Parallelism fixed = Parallelism.current();

    System.setProperty(PROPERTY, Integer.toString(fixed.numThreads() + 1));

    assertThat(Parallelism.current()).isSameAs(fixed);
  }

  @Test
  void initializingAgainWithTheSameValuesDoesNothing() {
    Parallelism fixed = Parallelism.current();

    Parallelism.initialize(Parallelism.builder().numThreads(fixed.numThreads()).build());

    assertThat(Parallelism.current()).isSameAs(fixed);
  }

  @Test
  void initializingWithOtherValuesIsRefusedWithBoth() {
    int fixed = Parallelism.current().numThreads();

    assertThatIllegalStateException()
        .isThrownBy(
            () -> Parallelism.initialize(Parallelism.builder().numThreads(fixed + 7).build()))
        .withMessageContaining("numThreads=" + fixed)
        .withMessageContaining("numThreads=" + (fixed + 7));
    assertThat(Parallelism.current().numThreads()).isEqualTo(fixed);
  }
}
