package org.inbatch.engine.process;

import java.io.Serial;

/** Thrown where the JVM on the other side is gone, and everything that it wrote has been read. */
final class WorkerLost extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  WorkerLost() {
    super("The JVM on the other side has ended");
  }
}
