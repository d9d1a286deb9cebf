package org.inbatch.wire;

import java.util.Set;

/**
 * Boxes, and {@code Void}, of which there is none: their primitives. One class without a lambda
 * expression, as every worker makes them all before its first result.
 */
final class BoxCodec<T> extends ReferenceCodec<T> {

  private final Class<T> type;

  BoxCodec(Class<T> type) {
    super(type, Set.of(type));
    this.type = type;
  }

  @Override
  int form(T value) {
    return type.isInstance(value) ? PLAIN : SERIALIZED;
  }

  @Override
  void write(int form, T value, WireOutput out) {
    if (value instanceof Integer box) {
      out.writeInt(box);
    } else if (value instanceof Double box) {
      out.writeDouble(box);
    } else if (value instanceof Long box) {
      out.writeLong(box);
    } else if (value instanceof Boolean box) {
      out.writeBoolean(box);
    } else if (value instanceof Float box) {
      out.writeFloat(box);
    } else if (value instanceof Byte box) {
      out.writeByte(box);
    } else if (value instanceof Short box) {
      out.writeShort(box);
    } else {
      out.writeChar((Character) value);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the box is of the type that is asked for
  T read(int form, WireInput in) {
    if (form != PLAIN) {
      throw unknown(form, in);
    }
    return (T) box(in);
  }

  private Object box(WireInput in) {
    if (type == Integer.class) {
      return in.readInt();
    } else if (type == Double.class) {
      return in.readDouble();
    } else if (type == Long.class) {
      return in.readLong();
    } else if (type == Boolean.class) {
      return in.readBoolean();
    } else if (type == Float.class) {
      return in.readFloat();
    } else if (type == Byte.class) {
      return in.readByte();
    } else if (type == Short.class) {
      return in.readShort();
    } else if (type == Character.class) {
      return in.readChar();
    }
    throw in.malformed("A value of void");
  }

  @Override
  public String shape() {
    return type.getSimpleName();
  }
}
