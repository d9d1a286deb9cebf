package org.inbatch.engine;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/** The registered thread locals of a caller; the one class that names the optional library. */
final class MicrometerContext {

  private static final ContextSnapshotFactory FACTORY = ContextSnapshotFactory.builder().build();

  private final ContextSnapshot snapshot;

  private MicrometerContext(ContextSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  static MicrometerContext capture() {
    return new MicrometerContext(FACTORY.captureAll());
  }

  void run(Runnable task) {
    snapshot.wrap(task).run();
  }
}
