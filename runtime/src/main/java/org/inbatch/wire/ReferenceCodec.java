package org.inbatch.wire;

import java.util.ConcurrentModificationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A codec of references: a byte says whether it is null, or in which form the value follows.
 *
 * <pre>
 *   0            null
 *   1            what Java's serialization wrote, as the value's class is none that the codec knows
 *   2, 3, …      a form of the codec's own
 * </pre>
 */
abstract class ReferenceCodec<T> implements Codec<T> {

  static final int NULL = 0;
  static final int SERIALIZED = 1;
  static final int PLAIN = 2;

  /** So many elements at most are made room for before they are seen. */
  static final int BELIEVED = 1024;

  private final Class<?> type;
  private final Set<Class<?>> declared;
  private @Nullable Set<Class<?>> closed;

  ReferenceCodec(Class<?> type, Set<Class<?>> declared) {
    this.type = type;
    this.declared = declared;
  }

  /** Returns the form of a value, which is {@link #SERIALIZED} where there is no better one. */
  abstract int form(T value);

  /** Writes a value in a form of the codec's own. */
  abstract void write(int form, T value, WireOutput out);

  /** Reads a value in a form that may be one of the codec's own. */
  abstract T read(int form, WireInput in);

  @Override
  public final void write(T value, WireOutput out) {
    if (value == null) {
      out.writeByte(NULL);
      return;
    }
    int form = form(value);
    out.writeByte(form);
    try {
      if (form == SERIALIZED) {
        byte[] bytes = Serialized.write(value, new AllowList(closed(), out.others()), StandIn::of);
        out.writeSize(bytes.length);
        out.writeBytes(bytes, 0, bytes.length);
      } else {
        write(form, value, out);
      }
    } catch (Culprit e) {
      throw e.in(value);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // null is read where null was written
  public final T read(WireInput in) {
    int form = in.readByte();
    return switch (form) {
      case NULL -> null;
      case SERIALIZED -> {
        byte[] bytes = new byte[in.readSize(1)];
        in.readBytes(bytes, 0, bytes.length);
        yield checked(Serialized.read(bytes, new AllowList(closed(), in.others()), in), in);
      }
      default -> read(form, in);
    };
  }

  @Override
  public final Set<Class<?>> declared() {
    return declared;
  }

  /** Returns a value that was read, which is to be of the codec's type. */
  @SuppressWarnings("unchecked") // that is what is checked
  final T checked(@Nullable Object value, WireInput in) {
    if (!type.isInstance(value)) {
      throw in.malformed("No " + shape());
    }
    return (T) value;
  }

  /** Returns whether a value is of the codec's type. */
  final boolean isOfType(Object value) {
    return type.isInstance(value);
  }

  private Set<Class<?>> closed() {
    Set<Class<?>> all = closed;
    if (all == null) {
      all = Closure.of(declared);
      closed = all;
    }
    return all;
  }

  /** Refuses a collection that had not the elements that it said it had. */
  static void checkUnchanged(int left) {
    if (left != 0) {
      throw new ConcurrentModificationException("A collection was changed while it was sent");
    }
  }

  WireFormatException unknown(int form, WireInput in) {
    return in.malformed("A " + shape() + " in a form " + form + ", which there is not,");
  }
}
