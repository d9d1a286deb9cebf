package org.inbatch.benchmarks.process;

import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.on;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inbatch.ProcessPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The first call of a pool that has no workers yet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ColdStart {

  private final ColdBatchDispatcher calls = new ColdBatch(List.of(1, 2)).parallel();
  private final BareJvms bare = new BareJvms();
  private ProcessPool pool = ProcessPool.builder().build();

  /** Makes a new pool. */
  @Setup(Level.Invocation)
  public void open() {
    pool = ProcessPool.builder().size(2).build();
  }

  /** A worker is started for each of two items. */
  @Benchmark
  public int[] twoWorkers() {
    return calls.square(on(pool), nWorkers(2), itemsPerTask(1));
  }

  /** The same by hand, without a pool: what the JDK and the machine need by themselves. */
  @Benchmark
  public int twoBareJvms() throws IOException {
    return bare.squares(2);
  }

  /** Ends the workers, and waits for their ends, so that the next ones have the machine. */
  @TearDown(Level.Invocation)
  public void close() {
    List<ProcessHandle> ended = pool.processes();
    pool.close();
    ended.forEach(process -> process.onExit().join());
    bare.awaitEnd();
  }
}
