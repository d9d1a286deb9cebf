package org.inbatch.wire;

import java.io.Serial;
import org.inbatch.NotTransferableException;
import org.jspecify.annotations.Nullable;

/** Something cannot travel: it is known here, so that its place can be told from further out. */
final class Culprit extends NotTransferableException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient @Nullable Object object;
  private final String fault;

  /**
   * Creates the exception.
   *
   * @param fault what is wrong: the object's class, and why it cannot travel
   */
  Culprit(Object object, String fault, @Nullable Throwable cause) {
    this(object, "", fault, cause);
  }

  private Culprit(Object object, String place, String fault, @Nullable Throwable cause) {
    super(place + fault, cause);
    this.object = object;
    this.fault = fault;
  }

  /** Named as users know it. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // it is the class that it hides, not the message
  public String toString() {
    return NotTransferableException.class.getName() + ": " + getMessage();
  }

  /** Returns the same, told from an object in which the culprit stands. */
  Culprit in(Object root) {
    if (object == null || root == object) {
      return this;
    }
    return new Culprit(object, Place.of(object, root) + ": ", fault, getCause());
  }
}
