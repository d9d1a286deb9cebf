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

  private final Set<Class<?>> declared;

  ReferenceCodec(Set<Class<?>> declared) {
    this.declared = declared;
  }

  /** Returns the form of a value, which is {@link #SERIALIZED} where there is no better one. */
  abstract int form(T value);

  /** Writes a value in a form of the codec's own. */
  abstract void write(int form, T value, WireOutput out);

  /** Reads a value in a form that may be one of the codec's own. */
  abstract T read(int form, WireInput in);

  @Override
  public final void write(@Nullable T value, WireOutput out) {
    if (value == null) {
      out.writeByte(NULL);
      return;
    }
    int form = form(value);
    out.writeByte(form);
    try {
      if (form == SERIALIZED) {
        throw new Culprit(value, "is of a class that " + shape() + " does not know");
      }
      write(form, value, out);
    } catch (Culprit e) {
      throw e.in(value);
    }
  }

  @Override
  public final @Nullable T read(WireInput in) {
    int form = in.readByte();
    return switch (form) {
      case NULL -> null;
      default -> read(form, in);
    };
  }

  @Override
  public final Set<Class<?>> declared() {
    return declared;
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
