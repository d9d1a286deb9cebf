package org.inbatch.benchmarks.peer;

import com.softwaremill.jox.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * jox: positions go through a channel to a virtual thread a core. Its structured scopes would need
 * preview features.
 */
final class JoxPeer extends IndexPeer {

  @Override
  void forEach(int n, IntConsumer action) throws InterruptedException {
    Channel<Integer> positions = Channel.newBufferedDefaultChannel();
    List<Thread> workers = new ArrayList<>(CORES);
    for (int i = 0; i < CORES; i++) {
      workers.add(Thread.startVirtualThread(() -> work(positions, action)));
    }
    for (int i = 0; i < n; i++) {
      positions.send(i);
    }
    positions.done();
    for (Thread worker : workers) {
      worker.join();
    }
  }

  private static void work(Channel<Integer> positions, IntConsumer action) {
    try {
      while (positions.receiveOrClosed() instanceof Integer position) {
        action.accept(position);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nobody interrupts it
    }
  }
}
