package org.inbatch.soak;

import java.io.Serializable;
import java.util.concurrent.TimeoutException;
import org.inbatch.NotTransferableException;
import org.inbatch.Outcome;
import org.inbatch.Outcome.Kind;
import org.inbatch.WorkerException;
import org.inbatch.WorkerLostException;
import org.inbatch.testing.Mishap;
import org.jspecify.annotations.Nullable;

/** What is done to an item, and what becomes of it if nothing else happens. */
enum Injected {
  NOTHING(Mishap.NONE),
  GARBAGE(Mishap.WRITE_GARBAGE),
  STREAMS(Mishap.TAKE_THE_STREAMS),
  THROW(Mishap.THROW, Kind.THREW, IllegalStateException.class),
  THROW_WHAT_CANNOT_TRAVEL(Mishap.THROW_WHAT_CANNOT_TRAVEL, Kind.THREW, WorkerException.class),
  EAT_MEMORY(Mishap.EAT_MEMORY, Kind.THREW, OutOfMemoryError.class),
  EXIT(Mishap.EXIT, 0),
  HALT(Mishap.HALT, 3),
  SEGFAULT(Mishap.SEGFAULT, 128 + 6),
  HANG(Mishap.HANG, Kind.TIMED_OUT, TimeoutException.class),
  SPIN(Mishap.SPIN, Kind.TIMED_OUT, TimeoutException.class),
  ARGUMENT_CANNOT_TRAVEL(Kind.NOT_TRANSFERABLE, NotTransferableException.class),
  ARGUMENT_EXPLODES(Kind.NOT_TRANSFERABLE, Throwable.class),
  VALUE_CANNOT_TRAVEL(Kind.NOT_TRANSFERABLE, NotTransferableException.class),
  VALUE_EXPLODES(Kind.NOT_TRANSFERABLE, Throwable.class);

  private final Mishap mishap;

  /** How the item fails; null if it has its value. */
  final @Nullable Kind kind;

  private final Class<? extends Throwable> cause;

  /** How its worker exits, if it does. */
  private final int exitCode;

  Injected(Mishap mishap, @Nullable Kind kind, Class<? extends Throwable> cause, int exitCode) {
    this.mishap = mishap;
    this.kind = kind;
    this.cause = cause;
    this.exitCode = exitCode;
  }

  Injected(Mishap mishap) {
    this(mishap, null, Throwable.class, 0);
  }

  Injected(Mishap mishap, Kind kind, Class<? extends Throwable> cause) {
    this(mishap, kind, cause, 0);
  }

  Injected(Mishap mishap, int exitCode) {
    this(mishap, Kind.WORKER_LOST, WorkerLostException.class, exitCode);
  }

  Injected(Kind kind, Class<? extends Throwable> cause) {
    this(Mishap.NONE, kind, cause, 0);
  }

  boolean neverEnds() {
    return kind == Kind.TIMED_OUT;
  }

  /** Returns what is sent in place of an item's bytes. */
  Object sent(byte[] bytes) {
    return switch (this) {
      case ARGUMENT_CANNOT_TRAVEL -> Mishap.untransferable();
      case ARGUMENT_EXPLODES -> Mishap.explosive();
      default -> bytes;
    };
  }

  /** Happens in the worker; returns what is sent in place of the item's value. */
  Serializable happen(byte[] value) {
    mishap.happen();
    return switch (this) {
      case VALUE_CANNOT_TRAVEL -> Mishap.untransferable();
      case VALUE_EXPLODES -> Mishap.explosive();
      default -> value;
    };
  }

  /** Returns whether an item fails so because of it. */
  boolean explains(Outcome.Failure<?> failure) {
    return failure.kind() == kind
        && cause.isInstance(failure.cause())
        && (!(failure.cause() instanceof WorkerLostException lost) || lost.exitCode() == exitCode);
  }
}
