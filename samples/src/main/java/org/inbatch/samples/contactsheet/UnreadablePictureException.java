package org.inbatch.samples.contactsheet;

import java.io.IOException;

/** A file is no picture that can be read; the message says why, without the file's name. */
final class UnreadablePictureException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadablePictureException(String reason) {
    super(reason);
  }

  UnreadablePictureException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
