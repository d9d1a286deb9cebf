package org.inbatch.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A call, by each peer, in each cell of the grid: {@link Benchmarks} chooses them. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

  /** Makes one call after the other. */
  @Benchmark
  public Object call(Call call) throws Exception {
    return call.run();
  }

  /** Makes a call after something else has happened, which is not measured. */
  @Benchmark
  public Object prepared(Call.Prepared call) throws Exception {
    return call.run();
  }
}
