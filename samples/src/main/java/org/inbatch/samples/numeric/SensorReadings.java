package org.inbatch.samples.numeric;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;

/**
 * The readings of some sensors, a row each, which the actions change in place.
 *
 * <p>Init is {@link #positions()}: an invocation gets the number of a row and writes to that row
 * only, so no two write to the same place. What they wrote is seen by the caller once the call has
 * returned.
 */
public final class SensorReadings extends Batch<String>
    implements SensorReadingsDispatcher.Parallel {

  private final double[][] rows;

  /**
   * Creates a batch over the given rows, which are not copied.
   *
   * @throws IllegalArgumentException if there are not as many rows as sensors
   */
  public SensorReadings(List<String> sensors, double[][] rows) {
    super(sensors);
    if (rows.length != sensors.size()) {
      throw new IllegalArgumentException(
          "%d rows for %d sensors: there must be one each".formatted(rows.length, sensors.size()));
    }
    this.rows = rows;
  }

  /**
   * Shifts and scales a row to mean 0 and standard deviation 1; one whose readings are all the same
   * becomes 0.
   *
   * @throws ArithmeticException if a reading is NaN or infinite
   */
  @Action
  @InBatchParallel(init = "positions")
  void standardise(int position) {
    double[] row = rows[position];
    double mean = DoubleStream.of(row).average().orElse(0);
    double variance = DoubleStream.of(row).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    if (!Double.isFinite(variance)) {
      throw new ArithmeticException(
          "sensor %s has a reading that is no number".formatted(indices().get(position)));
    }
    double deviation = variance == 0 ? 1 : Math.sqrt(variance);
    Arrays.setAll(row, i -> (row[i] - mean) / deviation);
  }

  /** Limits the readings of a row to at most the given distance from 0. */
  @Action
  @InBatchParallel(init = "positions")
  void clip(int position, double limit) {
    double[] row = rows[position];
    Arrays.setAll(row, i -> Math.clamp(row[i], -limit, limit));
  }

  /**
   * Standardises and clips the readings of eight made-up sensors, and prints what became of them.
   */
  public static void main(String[] args) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    List<String> sensors = IntStream.range(0, 8).mapToObj(i -> "sensor-" + i).toList();
    double[][] rows = new double[sensors.size()][100_000];
    for (double[] row : rows) {
      Arrays.setAll(row, _ -> random.nextGaussian(20, 3));
    }

    SensorReadings readings = new SensorReadings(sensors, rows);
    readings.parallel().standardise().parallel().clip(2.0);

    for (int i = 0; i < sensors.size(); i++) {
      System.out.printf(
          "%s: mean %+.3f, from %+.3f to %+.3f%n",
          sensors.get(i),
          DoubleStream.of(rows[i]).average().orElseThrow(),
          DoubleStream.of(rows[i]).min().orElseThrow(),
          DoubleStream.of(rows[i]).max().orElseThrow());
    }
  }
}
