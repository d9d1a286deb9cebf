package org.inbatch.samples.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inbatch.BatchActionException;
import org.junit.jupiter.api.Test;

class SensorReadingsTest {

  @Test
  void rowsAreStandardisedWhereTheyStand() {
    double[] even = {2, 4, 4, 4, 5, 5, 7, 9}; // mean 5, standard deviation 2
    double[] same = {3, 3, 3};
    double[][] rows = {even, same, {}};
    SensorReadings readings = new SensorReadings(List.of("a", "b", "c"), rows);

    SensorReadings returned = readings.parallel().standardise();

    assertThat(returned).isSameAs(readings);
    assertThat(rows[0]).isSameAs(even);
    assertThat(even).containsExactly(new double[] {-1.5, -.5, -.5, -.5, 0, 0, 1, 2}, within(1e-12));
    assertThat(same).containsExactly(0, 0, 0);
  }

  @Test
  void actionsCanBeChained() {
    double[] row = {2, 4, 4, 4, 5, 5, 7, 9};

    new SensorReadings(List.of("a"), new double[][] {row})
        .parallel()
        .standardise()
        .parallel()
        .clip(1.0);

    assertThat(row).containsExactly(new double[] {-1, -.5, -.5, -.5, 0, 0, 1, 1}, within(1e-12));
  }

  @Test
  void aRowThatFailsIsNamedAndTheOthersAreDone() {
    double[] good = {0, 2};
    double[] bad = {1, Double.NaN};
    SensorReadings readings =
        new SensorReadings(List.of("bad", "good"), new double[][] {bad, good});

    assertThatExceptionOfType(BatchActionException.class)
        .isThrownBy(() -> readings.parallel().standardise())
        .withRootCauseInstanceOf(ArithmeticException.class)
        .satisfies(e -> {
          assertThat(e.failures()).singleElement().returns(0L, failure -> failure.position());
          assertThat(e.getCause()).hasMessageContaining("bad");
        });
    assertThat(good).containsExactly(-1, 1);
    assertThat(bad[0]).isEqualTo(1);
  }

  @Test
  void thereIsOneRowASensor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SensorReadings(List.of("a", "b"), new double[1][1]))
        .withMessageContaining("1 rows for 2 sensors");
  }
}
