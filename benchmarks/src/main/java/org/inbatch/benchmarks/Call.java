package org.inbatch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inbatch.benchmarks.peer.Contender;
import org.inbatch.benchmarks.peer.Peer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A peer's call in a cell of the grid. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters and calls setUp
public class Call {

  private static final int ITEMS_OF_A_NESTED_CALL = 100;

  /** What a call has that warms up: enough for all cores to take part, and no more. */
  private static final int LIGHT_ITEMS = 2 * ITEMS_OF_A_NESTED_CALL;

  private static final int LIGHT_NANOS = 250;

  @Param("ALONE")
  Setting setting;

  @Param("EVEN")
  Shape shape;

  @Param("REFERENCES")
  Values values;

  @Param("1000")
  int n;

  @Param("MICROS_1")
  Cost cost;

  @Param("IN_BATCH")
  Contender contender;

  /** Whether light calls are made before. */
  @Param("true")
  boolean warm;

  private Peer peer;
  private Neighbours neighbours;
  private Callable<?> call;

  /** Makes the peer, warms it up, and makes its neighbours and the call. */
  @Setup
  public void setUp() throws Exception {
    peer = contender.create();
    if (warm) {
      LightCalls.make(setting.callers(), callOf(Math.min(n, LIGHT_ITEMS), LIGHT_NANOS));
    }
    neighbours = new Neighbours();
    if (setting == Setting.BUSY) {
      neighbours.spin();
    }
    call = callOf(n, cost.nanos());
  }

  private Callable<?> callOf(int items, int nanos) {
    Work work = new Work(shape.rounds(items, Work.rounds(nanos)));
    return setting == Setting.NESTED ? nested(items, work) : call(0, items, work);
  }

  private Callable<?> nested(int items, Work work) {
    List<Callable<Object>> calls = new ArrayList<>();
    for (int from = 0; from < items; from += ITEMS_OF_A_NESTED_CALL) {
      Callable<?> inner = call(from, Math.min(items, from + ITEMS_OF_A_NESTED_CALL), work);
      calls.add(inner::call);
    }
    return peer.nest(calls);
  }

  private Callable<?> call(int from, int to, Work work) {
    return values.call(peer, IntStream.range(from, to).toArray(), work);
  }

  /** Makes the call. */
  Object run() throws Exception {
    return call.call();
  }

  /** Ends the peer and its neighbours. */
  @TearDown
  public void tearDown() {
    neighbours.close();
    peer.close();
  }

  /** A call before which something happens that is not measured. */
  @State(Scope.Benchmark)
  public static class Prepared extends Call {

    /** Sleeps, or lets the neighbours work. */
    @Setup(Level.Invocation)
    public void prepare() throws InterruptedException {
      if (setting == Setting.PAUSED) {
        TimeUnit.MILLISECONDS.sleep(1);
      } else {
        super.neighbours.burst();
      }
    }
  }
}
