package org.inbatch.engine.async;

import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.inbatch.engine.Stages;

/**
 * Cancels stages, one after the other, on a thread that is there while there are some: whoever
 * cancels a stage runs what depends on it.
 */
final class Cancellations {

  private final Queue<CompletionStage<?>> stages = new ConcurrentLinkedQueue<>();

  /** How many are to be cancelled, the one that is being cancelled included. */
  private final AtomicInteger size = new AtomicInteger();

  private final ThreadFactory threads;

  Cancellations(ThreadFactory threads) {
    this.threads = threads;
  }

  void add(CompletionStage<?> stage) {
    stages.add(stage);
    if (size.getAndIncrement() == 0) {
      threads.newThread(this::cancelAll).start();
    }
  }

  private void cancelAll() {
    do {
      Stages.cancel(stages.remove());
    } while (size.decrementAndGet() > 0);
  }
}
