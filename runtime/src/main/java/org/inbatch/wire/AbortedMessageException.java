package org.inbatch.wire;

import java.io.Serial;

/**
 * Thrown by whatever reads on in a message that its writer gave up midway: what was read of it is
 * void. The next message may be read.
 */
public final class AbortedMessageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  AbortedMessageException(int kind) {
    super("A message of kind " + kind + " was given up by its writer");
  }
}
