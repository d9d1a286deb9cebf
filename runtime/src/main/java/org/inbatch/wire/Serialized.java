package org.inbatch.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.inbatch.NotTransferableException;
import org.jspecify.annotations.Nullable;

/**
 * Java serialization of one value, under a list of allowed classes that is asked on both sides: by
 * the writer before a byte goes out, and by the reader before anything is made.
 */
final class Serialized {

  private Serialized() {}

  /**
   * Returns the bytes of a value.
   *
   * @param standIn what to write for an object that is met in the value
   * @throws Culprit if something in the value is not allowed, not serializable, or fails
   */
  static byte[] write(Object value, AllowList allowed, UnaryOperator<Object> standIn) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new Writer(bytes, value, allowed, standIn)) {
      writer.writeObject(value);
    } catch (Culprit e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new Culprit(value, value.getClass().getTypeName() + " cannot be written: " + e, e);
    } catch (StackOverflowError e) {
      throw new Culprit(value, value.getClass().getTypeName() + " is nested too deeply", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a value.
   *
   * @throws WireFormatException if there is a class in it that is not allowed
   * @throws NotTransferableException if it fails while it is read
   */
  static @Nullable Object read(byte[] bytes, AllowList allowed, WireInput in) {
    Filter filter = new Filter(allowed, bytes.length);
    try (Reader reader = new Reader(new ByteArrayInputStream(bytes), filter)) {
      return reader.readObject();
    } catch (Throwable e) {
      if (filter.refused != null) {
        throw in.malformed("Something serialized with " + filter.refused, e);
      }
      if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
        throw error;
      }
      throw new NotTransferableException("It cannot be read: " + e, e);
    }
  }

  private static final class Writer extends ObjectOutputStream {
    private final AllowList allowed;
    private final UnaryOperator<Object> standIn;

    /** The object that is written just now. */
    private Object last;

    Writer(
        ByteArrayOutputStream out, Object value, AllowList allowed, UnaryOperator<Object> standIn)
        throws IOException {
      super(out);
      this.last = value;
      this.allowed = allowed;
      this.standIn = standIn;
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      last = object;
      Object written = standIn.apply(object);
      if (!(written instanceof Serializable)) {
        throw new Culprit(object, object.getClass().getTypeName() + " is not Serializable", null);
      }
      return written;
    }

    @Override
    protected void annotateClass(Class<?> type) {
      if (!allowed.allows(type)) {
        throw new Culprit(
            last,
            type.getTypeName()
                + " may not travel: it is not declared; mark it with @Transferable, or let the pool allow it",
            null);
      }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
      throw new Culprit(last, "a proxy may not travel", null);
    }
  }

  private static final class Reader extends ObjectInputStream {

    Reader(ByteArrayInputStream in, Filter filter) throws IOException {
      super(in);
      setObjectInputFilter(filter);
    }

    /** Loads a class, but does not initialize it: that comes after the filter. */
    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(
            description.getName(), false, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException _) {
        return super.resolveClass(description);
      }
    }
  }

  /** Refuses classes that are not allowed, and arrays that so few bytes cannot fill. */
  private static final class Filter implements ObjectInputFilter {
    private final AllowList allowed;

    /** The tables of a hash map have up to eight places for an entry, which takes five bytes. */
    private final long longestArray;

    private @Nullable String refused;

    Filter(AllowList allowed, int bytes) {
      this.allowed = allowed;
      this.longestArray = 2L * bytes + 64;
    }

    @Override
    public Status checkInput(FilterInfo info) {
      Class<?> type = info.serialClass();
      if (info.arrayLength() > longestArray) {
        refused = "an array of " + info.arrayLength() + ", for which there are not bytes enough,";
      } else if (type != null && !allowed.allows(type)) {
        refused = type.getTypeName() + ", which may not travel,";
      }
      return refused == null ? Status.ALLOWED : Status.REJECTED;
    }
  }
}
