package org.inbatch.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.inbatch.NotTransferableException;
import org.inbatch.WorkerException;
import org.jspecify.annotations.Nullable;

/**
 * Throwables: what is told of them, and what Java's serialization made of them, if it can. Where
 * the other side cannot read that, it has what is told. Any throwable may travel, and what its
 * fields are declared as.
 */
final class ThrowableCodec extends ReferenceCodec<Throwable> {

  /** So long a chain of causes is told. */
  private static final int DEEPEST = 100;

  private static final Codec<StackTraceElement> FRAME =
      Codecs.record(
          StackTraceElement.class, "", ThrowableCodec::writeFrame, ThrowableCodec::readFrame);

  private static final Codec<List<StackTraceElement>> STACK = Codecs.list(FRAME);
  private static final Codec<Told> TOLD =
      Codecs.record(Told.class, "", ThrowableCodec::writeTold, ThrowableCodec::readTold);
  private static final Codec<List<Told>> SUPPRESSED = Codecs.list(TOLD);

  /** What is told of a throwable. */
  private record Told(
      String className,
      @Nullable String message,
      List<StackTraceElement> stack,
      @Nullable Told cause,
      List<Told> suppressed) {

    static Told of(Throwable thrown, Set<Throwable> seen) {
      seen.add(thrown);
      Throwable cause = thrown.getCause();
      List<Told> suppressed = new ArrayList<>();
      for (Throwable each : thrown.getSuppressed()) {
        if (isNew(each, seen)) {
          suppressed.add(of(each, seen));
        }
      }
      return new Told(
          thrown.getClass().getName(),
          messageOf(thrown),
          Arrays.asList(thrown.getStackTrace()),
          cause != null && isNew(cause, seen) ? of(cause, seen) : null,
          suppressed);
    }

    private static boolean isNew(Throwable thrown, Set<Throwable> seen) {
      return seen.size() < DEEPEST && !seen.contains(thrown);
    }

    private static @Nullable String messageOf(Throwable thrown) {
      try {
        return thrown.getMessage();
      } catch (RuntimeException e) {
        return "its message cannot be told: " + e.getClass().getName();
      }
    }

    WorkerException standIn() {
      WorkerException exception =
          new WorkerException(
              className,
              message,
              stack.toArray(StackTraceElement[]::new),
              cause == null ? null : cause.standIn());
      suppressed.forEach(each -> exception.addSuppressed(each.standIn()));
      return exception;
    }
  }

  ThrowableCodec() {
    super(Throwable.class, Set.of());
  }

  @Override
  int form(Throwable value) {
    return PLAIN;
  }

  @Override
  void write(int form, Throwable value, WireOutput out) {
    TOLD.write(told(value), out);
    byte[] bytes = null;
    try {
      bytes = serialized(value, out);
    } catch (NotTransferableException _) {
      // What is told is enough.
    }
    Codecs.BYTES.write(bytes, out);
  }

  @Override
  Throwable read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    Told told = Codecs.some(TOLD, in);
    byte[] bytes = Codecs.BYTES.read(in);
    if (bytes != null) {
      try {
        if (Serialized.read(bytes, new AllowList(Set.of(), in.others()), in)
            instanceof Throwable thrown) {
          return thrown;
        }
      } catch (NotTransferableException | WireFormatException _) {
        // What is told is enough.
      }
    }
    return told.standIn();
  }

  @Override
  public String shape() {
    return "Throwable";
  }

  private static Told told(Throwable thrown) {
    return Told.of(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void writeFrame(StackTraceElement frame, WireOutput out) {
    Codecs.STRING.write(frame.getClassLoaderName(), out);
    Codecs.STRING.write(frame.getModuleName(), out);
    Codecs.STRING.write(frame.getModuleVersion(), out);
    Codecs.STRING.write(frame.getClassName(), out);
    Codecs.STRING.write(frame.getMethodName(), out);
    Codecs.STRING.write(frame.getFileName(), out);
    out.writeInt(frame.getLineNumber());
  }

  private static StackTraceElement readFrame(WireInput in) {
    return new StackTraceElement(
        Codecs.STRING.read(in),
        Codecs.STRING.read(in),
        Codecs.STRING.read(in),
        Codecs.some(Codecs.STRING, in),
        Codecs.some(Codecs.STRING, in),
        Codecs.STRING.read(in),
        in.readInt());
  }

  private static void writeTold(Told told, WireOutput out) {
    Codecs.STRING.write(told.className, out);
    Codecs.STRING.write(told.message, out);
    STACK.write(told.stack, out);
    TOLD.write(told.cause, out);
    SUPPRESSED.write(told.suppressed, out);
  }

  private static Told readTold(WireInput in) {
    return new Told(
        Codecs.some(Codecs.STRING, in),
        Codecs.STRING.read(in),
        Codecs.some(STACK, in),
        TOLD.read(in),
        Codecs.some(SUPPRESSED, in));
  }

  /** Serializes a throwable; one in it that cannot be is written as what stands for it. */
  private static byte[] serialized(Throwable root, WireOutput out) {
    return Serialized.write(
        root,
        new AllowList(Set.of(), out.others()),
        object -> {
          if (object == root || !(object instanceof Throwable inner)) {
            return StandIn.of(object);
          }
          try {
            Serialized.write(inner, new AllowList(Set.of(), out.others()), StandIn::of);
            return inner;
          } catch (NotTransferableException _) {
            return told(inner).standIn();
          }
        });
  }
}
