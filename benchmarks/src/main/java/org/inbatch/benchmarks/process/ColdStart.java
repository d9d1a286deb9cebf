package org.inbatch.benchmarks.process;

import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.on;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inbatch.ProcessPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The first call of a pool that has no workers yet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 20)
public class ColdStart {

  private final ColdBatchDispatcher calls = new ColdBatch(List.of(1, 2)).parallel();
  private ProcessPool pool = ProcessPool.builder().build();

  /** Makes a new pool. */
  @Setup(Level.Iteration)
  public void open() {
    pool = ProcessPool.builder().size(2).build();
  }

  /** A worker is started for each of two items. */
  @Benchmark
  public int[] twoWorkers() {
    return calls.square(on(pool), nWorkers(2), itemsPerTask(1));
  }

  /** Ends the workers, and waits for their ends, so that the next ones have the machine. */
  @TearDown(Level.Iteration)
  public void close() {
    List<ProcessHandle> ended = pool.processes();
    pool.close();
    ended.forEach(process -> process.onExit().join());
  }
}
