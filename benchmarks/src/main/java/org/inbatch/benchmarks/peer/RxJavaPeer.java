package org.inbatch.benchmarks.peer;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.function.IntConsumer;

/** RxJava's parallel flow on its scheduler for computations: a thread a core. */
final class RxJavaPeer extends IndexPeer {

  @Override
  void forEach(int n, IntConsumer action) {
    Flowable.range(0, n)
        .parallel(CORES)
        .runOn(Schedulers.computation())
        .doOnNext(action::accept)
        .sequential()
        .ignoreElements()
        .blockingAwait();
  }
}
