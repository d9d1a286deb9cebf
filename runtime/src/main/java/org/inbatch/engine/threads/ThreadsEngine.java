package org.inbatch.engine.threads;

import java.util.concurrent.ExecutorService;
import org.inbatch.Engine;
import org.inbatch.engine.sequential.SequentialEngine;

/** placeholder */
public final class ThreadsEngine {
  private ThreadsEngine() {}

  /** shared */
  public static Engine shared() {
    return SequentialEngine.INSTANCE;
  }

  /** on */
  public static Engine on(ExecutorService executor) {
    executor.isShutdown();
    return SequentialEngine.INSTANCE;
  }
}
