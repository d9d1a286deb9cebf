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

  /** What is told of a throwable. It is initialized, with its codecs, when one travels. */
  private record Told(
      String className,
      @Nullable String message,
      List<StackTraceElement> stack,
      @Nullable Told cause,
      List<Told> suppressed) {

    private static final Codec<@Nullable String> TEXT = Codecs.nullable(Codecs.STRING);
    private static final Codec<List<StackTraceElement>> STACK =
        Codecs.list(Codecs.record(StackTraceElement.class, "", Told::writeFrame, Told::readFrame));

    static final Codec<Told> CODEC = Codecs.record(Told.class, "", Told::write, Told::read);
    private static final Codec<List<Told>> SUPPRESSED = Codecs.list(CODEC);

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

    private static void writeFrame(StackTraceElement frame, WireOutput out) {
      TEXT.write(frame.getClassLoaderName(), out);
      TEXT.write(frame.getModuleName(), out);
      TEXT.write(frame.getModuleVersion(), out);
      Codecs.STRING.write(frame.getClassName(), out);
      Codecs.STRING.write(frame.getMethodName(), out);
      TEXT.write(frame.getFileName(), out);
      out.writeInt(frame.getLineNumber());
    }

    private static StackTraceElement readFrame(WireInput in) {
      return new StackTraceElement(
          TEXT.read(in),
          TEXT.read(in),
          TEXT.read(in),
          Codecs.some(Codecs.STRING, in),
          Codecs.some(Codecs.STRING, in),
          TEXT.read(in),
          in.readInt());
    }

    private static void write(Told told, WireOutput out) {
      Codecs.STRING.write(told.className, out);
      TEXT.write(told.message, out);
      STACK.write(told.stack, out);
      Codecs.nullable(CODEC).write(told.cause, out);
      SUPPRESSED.write(told.suppressed, out);
    }

    private static Told read(WireInput in) {
      return new Told(
          Codecs.some(Codecs.STRING, in),
          TEXT.read(in),
          Codecs.some(STACK, in),
          Codecs.nullable(CODEC).read(in),
          Codecs.some(SUPPRESSED, in));
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
    Told.CODEC.write(told(value), out);
    byte[] bytes = null;
    try {
      bytes = serialized(value, out);
    } catch (NotTransferableException _) {
      // What is told is enough.
    }
    Codecs.nullable(Codecs.BYTES).write(bytes, out);
  }

  @Override
  Throwable read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    Told told = Codecs.some(Told.CODEC, in);
    byte[] bytes = Codecs.nullable(Codecs.BYTES).read(in);
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

  private static byte[] serialized(Throwable thrown, WireOutput out) {
    try {
      return Serialized.write(thrown, new AllowList(Set.of(), out.others()), StandIn::of);
    } catch (NotTransferableException _) {
      return Serialized.write(
          thrown,
          new AllowList(Set.of(), out.others()),
          object ->
              object != thrown && object instanceof Throwable inner
                  ? writable(inner, out)
                  : StandIn.of(object));
    }
  }

  /** Returns a throwable in another, or what stands for it if it cannot be serialized. */
  private static Throwable writable(Throwable inner, WireOutput out) {
    try {
      Serialized.write(inner, new AllowList(Set.of(), out.others()), StandIn::of);
      return inner;
    } catch (NotTransferableException _) {
      return told(inner).standIn();
    }
  }
}
