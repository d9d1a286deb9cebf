package org.inbatch.wire;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How what stands at an index of a block travels: argument sets and values, which engines hold in
 * lists and arrays. Immutable and thread-safe.
 *
 * @param <A> the block: {@code List<E>}, {@code Object[]}, {@code int[]}, …
 */
public abstract sealed class SlotCodec<A> {

  /** Truth values in an array. */
  public static final SlotCodec<boolean[]> BOOLEANS = new OfPrimitives<>(boolean[].class);

  /** Bytes in an array. */
  public static final SlotCodec<byte[]> BYTES = new OfPrimitives<>(byte[].class);

  /** Short integers in an array. */
  public static final SlotCodec<short[]> SHORTS = new OfPrimitives<>(short[].class);

  /** Characters in an array. */
  public static final SlotCodec<char[]> CHARS = new OfPrimitives<>(char[].class);

  /** Integers in an array. */
  public static final SlotCodec<int[]> INTS = new OfPrimitives<>(int[].class);

  /** Long integers in an array. */
  public static final SlotCodec<long[]> LONGS = new OfPrimitives<>(long[].class);

  /** Numbers in an array. */
  public static final SlotCodec<float[]> FLOATS = new OfPrimitives<>(float[].class);

  /** Numbers in an array. */
  public static final SlotCodec<double[]> DOUBLES = new OfPrimitives<>(double[].class);

  private final String shape;

  /** Writes what stands at an index of a block. */
  @FunctionalInterface
  public interface Writer<A> {

    /** Writes it into the open message. */
    void write(A block, int index, WireOutput out);
  }

  /** Reads what was written. */
  @FunctionalInterface
  public interface Reader<A> {

    /** Puts it at an index of a block. */
    void read(WireInput in, A block, int index);
  }

  private SlotCodec(String shape) {
    this.shape = shape;
  }

  /**
   * Returns a codec of blocks of another kind.
   *
   * @param shape is the same on both sides if they mean the same
   */
  public static <A> SlotCodec<A> of(
      String shape, IntFunction<A> newBlock, Writer<A> writer, Reader<A> reader) {
    return new OfFunctions<>(shape, newBlock, writer, reader);
  }

  /** Returns the codec of elements that stand in a list; a new block may be set, not added to. */
  public static <E extends @Nullable Object> SlotCodec<List<E>> list(Codec<E> element) {
    return new OfList<>(element);
  }

  /** Returns the codec of references that stand in an array; they must be of the codec's type. */
  public static <R extends @Nullable Object> SlotCodec<@Nullable Object[]> references(
      Codec<R> element) {
    return new OfReferences<>(element);
  }

  /**
   * Writes what stands at an index.
   *
   * @throws org.inbatch.NotTransferableException if it cannot travel; the message is then to be
   *     {@linkplain WireOutput#abort() given up}
   */
  public abstract void write(A block, int index, WireOutput out);

  /**
   * Reads what was written and puts it at an index.
   *
   * @throws WireFormatException if it is not what {@link #write} writes
   */
  public abstract void read(WireInput in, A block, int index);

  /** Returns a new block for so many. */
  public abstract A newBlock(int size);

  /** Returns a text that is the same on both sides if they mean the same. */
  public final String shape() {
    return shape;
  }

  /** Primitives in an array; without a lambda expression, as every worker makes all of them. */
  private static final class OfPrimitives<A> extends SlotCodec<A> {
    private final Class<A> type;

    OfPrimitives(Class<A> type) {
      super(type.getComponentType().getName());
      this.type = type;
    }

    @Override
    public void write(A block, int index, WireOutput out) {
      if (block instanceof int[] ints) {
        out.writeInt(ints[index]);
      } else if (block instanceof double[] doubles) {
        out.writeDouble(doubles[index]);
      } else if (block instanceof long[] longs) {
        out.writeLong(longs[index]);
      } else if (block instanceof float[] floats) {
        out.writeFloat(floats[index]);
      } else if (block instanceof boolean[] booleans) {
        out.writeBoolean(booleans[index]);
      } else if (block instanceof byte[] bytes) {
        out.writeByte(bytes[index]);
      } else if (block instanceof short[] shorts) {
        out.writeShort(shorts[index]);
      } else {
        out.writeChar(((char[]) block)[index]);
      }
    }

    @Override
    public void read(WireInput in, A block, int index) {
      if (block instanceof int[] ints) {
        ints[index] = in.readInt();
      } else if (block instanceof double[] doubles) {
        doubles[index] = in.readDouble();
      } else if (block instanceof long[] longs) {
        longs[index] = in.readLong();
      } else if (block instanceof float[] floats) {
        floats[index] = in.readFloat();
      } else if (block instanceof boolean[] booleans) {
        booleans[index] = in.readBoolean();
      } else if (block instanceof byte[] bytes) {
        bytes[index] = in.readByte();
      } else if (block instanceof short[] shorts) {
        shorts[index] = in.readShort();
      } else {
        ((char[]) block)[index] = in.readChar();
      }
    }

    @Override
    public A newBlock(int size) {
      return type.cast(Array.newInstance(type.getComponentType(), size));
    }
  }

  /** Elements in a list. */
  private static final class OfList<E extends @Nullable Object> extends SlotCodec<List<E>> {
    private final Codec<E> element;

    OfList(Codec<E> element) {
      super(element.shape());
      this.element = element;
    }

    @Override
    public void write(List<E> block, int index, WireOutput out) {
      element.write(block.get(index), out);
    }

    @Override
    public void read(WireInput in, List<E> block, int index) {
      block.set(index, element.read(in));
    }

    @Override
    @SuppressWarnings("unchecked") // an array that nobody sees but through the list
    public List<E> newBlock(int size) {
      return (List<E>) Arrays.asList(new Object[size]);
    }
  }

  /** References in an array. */
  private static final class OfReferences<R extends @Nullable Object>
      extends SlotCodec<@Nullable Object[]> {
    private final Codec<R> element;

    OfReferences(Codec<R> element) {
      super(element.shape());
      this.element = element;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the array holds what the codec is for
    public void write(@Nullable Object[] block, int index, WireOutput out) {
      element.write((R) block[index], out);
    }

    @Override
    public void read(WireInput in, @Nullable Object[] block, int index) {
      block[index] = element.read(in);
    }

    @Override
    public @Nullable Object[] newBlock(int size) {
      return new Object[size];
    }
  }

  /** What functions tell. */
  private static final class OfFunctions<A> extends SlotCodec<A> {
    private final IntFunction<A> newBlock;
    private final Writer<A> writer;
    private final Reader<A> reader;

    OfFunctions(String shape, IntFunction<A> newBlock, Writer<A> writer, Reader<A> reader) {
      super(shape);
      this.newBlock = newBlock;
      this.writer = writer;
      this.reader = reader;
    }

    @Override
    public void write(A block, int index, WireOutput out) {
      writer.write(block, index, out);
    }

    @Override
    public void read(WireInput in, A block, int index) {
      reader.read(in, block, index);
    }

    @Override
    public A newBlock(int size) {
      return newBlock.apply(size);
    }
  }
}
