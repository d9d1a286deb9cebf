package org.inbatch.benchmarks.process;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What an item took in a pool.
 *
 * @param pool a column of {@link PoolTable}
 * @param what was timed: the simple name and method of the benchmark of InBatch that does the same
 * @param median of the calls, in microseconds
 * @param mean of the calls, in microseconds
 */
record PoolTime(String pool, String what, double median, double mean) {

  /** Returns what JMH says of a benchmark of this package that measures times. */
  static PoolTime of(RunResult run) {
    String name =
        run.getParams().getBenchmark().substring(PoolTime.class.getPackageName().length() + 1);
    boolean hazelcast = name.startsWith(PoolTable.HAZELCAST);
    Result<?> result = run.getPrimaryResult();
    double micros = run.getParams().getTimeUnit().toNanos(1) / 1_000.0;
    return new PoolTime(
        hazelcast ? PoolTable.HAZELCAST : PoolTable.IN_BATCH,
        hazelcast ? name.substring(PoolTable.HAZELCAST.length()) : name,
        result.getStatistics().getPercentile(50) * micros,
        result.getScore() * micros);
  }

  /** Reads a line of {@code pools.py}. */
  static PoolTime parse(String line) {
    String[] parts = line.split("\t", -1);
    return new PoolTime(
        parts[0], parts[1], Double.parseDouble(parts[2]), Double.parseDouble(parts[3]));
  }
}
