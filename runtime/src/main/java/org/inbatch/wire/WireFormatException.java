package org.inbatch.wire;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where bytes that arrive are not what InBatch sends. If frames themselves are malformed the
 * connection is lost; if it is only what stands in a message, the message may be {@linkplain
 * WireInput#skip() skipped}.
 */
public class WireFormatException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception that says what is wrong and where, and what was thrown there, if so. */
  public WireFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
