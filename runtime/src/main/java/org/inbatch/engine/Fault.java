package org.inbatch.engine;

import java.util.Objects;
import org.inbatch.Outcome;

/** Why an item failed that did not throw: its worker was lost, or something could not travel. */
public final class Fault extends Exception {

  private static final long serialVersionUID = 1;

  private final Outcome.Kind kind;

  /** Says what became of the item. */
  public Fault(Outcome.Kind kind, Throwable cause) {
    super(null, cause, false, false);
    this.kind = kind;
  }

  /** Returns what a thrown exception makes of an item. */
  static Outcome.Kind kindOf(Throwable thrown) {
    return thrown instanceof Fault fault ? fault.kind : Outcome.Kind.THREW;
  }

  /** Returns the cause that an outcome has for a thrown exception. */
  static Throwable causeOf(Throwable thrown) {
    return thrown instanceof Fault fault ? Objects.requireNonNull(fault.getCause()) : thrown;
  }
}
