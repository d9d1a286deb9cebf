package org.inbatch.benchmarks;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.inbatch.benchmarks.peer.Peer;

/** Threads that are not the peer's: one a core. */
final class Neighbours implements AutoCloseable {

  private static final int BURST_NANOS = 100_000;

  private final ExecutorService pool = Executors.newFixedThreadPool(Peer.CORES);
  private volatile boolean ended;

  /** Lets each thread spin until the end. */
  void spin() {
    for (int i = 0; i < Peer.CORES; i++) {
      pool.execute(() -> {
        while (!ended) {
          Thread.onSpinWait();
        }
      });
    }
  }

  /** Lets each thread work for a tenth of a millisecond, and waits for them. */
  void burst() throws InterruptedException {
    Work work = new Work(new int[] {Work.rounds(BURST_NANOS)});
    Callable<Long> task = () -> work.run(0);
    pool.invokeAll(Collections.nCopies(Peer.CORES, task));
  }

  @Override
  public void close() {
    ended = true;
    pool.close();
  }
}
