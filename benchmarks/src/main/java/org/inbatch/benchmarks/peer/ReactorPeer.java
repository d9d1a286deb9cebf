package org.inbatch.benchmarks.peer;

import java.util.function.IntConsumer;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reactor's parallel flux on its scheduler for parallel work: a thread a core. */
final class ReactorPeer extends IndexPeer {

  @Override
  void forEach(int n, IntConsumer action) {
    Flux.range(0, n)
        .parallel(CORES)
        .runOn(Schedulers.parallel())
        .doOnNext(action::accept)
        .sequential()
        .then()
        .block();
  }
}
