package org.inbatch.benchmarks.peer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Gatherers;

/** A stream with a virtual thread an item, as many at once as there are cores. */
final class MapConcurrentPeer implements Peer {

  @Override
  public <T, R> Callable<List<R>> map(List<T> items, Function<T, R> function) {
    return () -> items.stream().gather(Gatherers.mapConcurrent(CORES, function)).toList();
  }
}
