package org.inbatch.wire;

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
public final class SlotCodec<A> {

  /** Truth values in an array. */
  public static final SlotCodec<boolean[]> BOOLEANS =
      new SlotCodec<>(
          "boolean",
          boolean[]::new,
          (a, i, out) -> out.writeBoolean(a[i]),
          (in, a, i) -> a[i] = in.readBoolean());

  /** Bytes in an array. */
  public static final SlotCodec<byte[]> BYTES =
      new SlotCodec<>(
          "byte",
          byte[]::new,
          (a, i, out) -> out.writeByte(a[i]),
          (in, a, i) -> a[i] = in.readByte());

  /** Short integers in an array. */
  public static final SlotCodec<short[]> SHORTS =
      new SlotCodec<>(
          "short",
          short[]::new,
          (a, i, out) -> out.writeShort(a[i]),
          (in, a, i) -> a[i] = in.readShort());

  /** Characters in an array. */
  public static final SlotCodec<char[]> CHARS =
      new SlotCodec<>(
          "char",
          char[]::new,
          (a, i, out) -> out.writeChar(a[i]),
          (in, a, i) -> a[i] = in.readChar());

  /** Integers in an array. */
  public static final SlotCodec<int[]> INTS =
      new SlotCodec<>(
          "int", int[]::new, (a, i, out) -> out.writeInt(a[i]), (in, a, i) -> a[i] = in.readInt());

  /** Long integers in an array. */
  public static final SlotCodec<long[]> LONGS =
      new SlotCodec<>(
          "long",
          long[]::new,
          (a, i, out) -> out.writeLong(a[i]),
          (in, a, i) -> a[i] = in.readLong());

  /** Numbers in an array. */
  public static final SlotCodec<float[]> FLOATS =
      new SlotCodec<>(
          "float",
          float[]::new,
          (a, i, out) -> out.writeFloat(a[i]),
          (in, a, i) -> a[i] = in.readFloat());

  /** Numbers in an array. */
  public static final SlotCodec<double[]> DOUBLES =
      new SlotCodec<>(
          "double",
          double[]::new,
          (a, i, out) -> out.writeDouble(a[i]),
          (in, a, i) -> a[i] = in.readDouble());

  private final String shape;
  private final IntFunction<A> newBlock;
  private final Writer<A> writer;
  private final Reader<A> reader;

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

  private SlotCodec(String shape, IntFunction<A> newBlock, Writer<A> writer, Reader<A> reader) {
    this.shape = shape;
    this.newBlock = newBlock;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Returns a codec of blocks of another kind.
   *
   * @param shape is the same on both sides if they mean the same
   */
  public static <A> SlotCodec<A> of(
      String shape, IntFunction<A> newBlock, Writer<A> writer, Reader<A> reader) {
    return new SlotCodec<>(shape, newBlock, writer, reader);
  }

  /** Returns the codec of elements that stand in a list; a new block may be set, not added to. */
  @SuppressWarnings("unchecked") // an array that nobody sees but through the list
  public static <E extends @Nullable Object> SlotCodec<List<E>> list(Codec<E> element) {
    return new SlotCodec<>(
        element.shape(),
        size -> (List<E>) Arrays.asList(new Object[size]),
        (block, index, out) -> element.write(block.get(index), out),
        (in, block, index) -> block.set(index, element.read(in)));
  }

  /** Returns the codec of references that stand in an array; they must be of the codec's type. */
  @SuppressWarnings("unchecked") // the array holds what the codec is for
  public static <R extends @Nullable Object> SlotCodec<@Nullable Object[]> references(
      Codec<R> element) {
    return new SlotCodec<>(
        element.shape(),
        Object[]::new,
        (block, index, out) -> element.write((R) block[index], out),
        (in, block, index) -> block[index] = element.read(in));
  }

  /**
   * Writes what stands at an index.
   *
   * @throws org.inbatch.NotTransferableException if it cannot travel; the message is then to be
   *     {@linkplain WireOutput#abort() given up}
   */
  public void write(A block, int index, WireOutput out) {
    writer.write(block, index, out);
  }

  /**
   * Reads what was written and puts it at an index.
   *
   * @throws WireFormatException if it is not what {@link #write} writes
   */
  public void read(WireInput in, A block, int index) {
    reader.read(in, block, index);
  }

  /** Returns a new block for so many. */
  public A newBlock(int size) {
    return newBlock.apply(size);
  }

  /** Returns a text that is the same on both sides if they mean the same. */
  public String shape() {
    return shape;
  }
}
