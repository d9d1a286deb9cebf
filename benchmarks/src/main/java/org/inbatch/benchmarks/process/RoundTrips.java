package org.inbatch.benchmarks.process;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** Calls of one item that does nothing: the way there and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoundTrips {

  private final WorkerBatchDispatcher calls = WorkerBatch.ofNumbers(1);

  /** By one worker. */
  @Benchmark
  public int[] oneWorker() {
    return calls.nothing();
  }

  /** By two workers at once, each for a caller of its own. */
  @Benchmark
  @Threads(2)
  public int[] twoWorkers() {
    return calls.nothing();
  }
}
