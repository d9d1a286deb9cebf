package org.inbatch.wire;

import static org.inbatch.wire.Frame.BUFFER;
import static org.inbatch.wire.Frame.HEADER;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Predicate;
import org.inbatch.NotTransferableException;
import org.jspecify.annotations.Nullable;

/**
 * Where messages are written: a buffer that frames are laid out in ({@link Frame} draws one), and
 * that is handed on when it is full or {@linkplain #flush() flushed}. A transport is a subclass.
 *
 * <pre>
 *   begin(kind) ── write… ── end()       the message stands in the buffer
 *                         └─ abort()     there is no such message; if some of it has gone, the reader is told
 * </pre>
 *
 * <p>Not thread-safe. Writing blocks where the transport does. Each write outside of a message is
 * refused with an {@code IllegalStateException}. After a transport has thrown, the output is of no
 * more use.
 */
public abstract class WireOutput {

  /** So much of a piece of memory goes into one frame at most. */
  private static final long LARGEST_FRAME = 1 << 30;

  private final byte[] buffer = new byte[BUFFER];
  private final ByteBuffer numbers = Frame.numbers(buffer);
  private final long limit;
  private final Predicate<Class<?>> others;

  /** Where the next byte goes. */
  private int position;

  /** Up to where bytes may go: the buffer's end, or 0 between two messages. */
  private int end;

  /** Where the header of the open frame stands. */
  private int frame;

  private int kind;

  /** The bytes of this message's closed frames, headers included: they have been handed on. */
  private long sent;

  /** How many codecs of the caller's stack are at work. */
  private int depth;

  /**
   * Creates an output.
   *
   * @param limit the most bytes of a message that the reader takes: see {@link WireInput}
   */
  protected WireOutput(long limit) {
    this(limit, _ -> false);
  }

  /**
   * Creates an output.
   *
   * @param others which classes may travel by serialization, beside those that codecs allow; asked
   *     by any thread that writes
   */
  protected WireOutput(long limit, Predicate<Class<?>> others) {
    if (limit < 2 * HEADER) {
      throw new IllegalArgumentException("A limit of " + limit + " bytes holds no message");
    }
    this.limit = limit;
    this.others = others;
  }

  /** Hands on the first bytes of a buffer, all of them; blocks until the buffer is free again. */
  protected abstract void drain(byte[] bytes, int length);

  /** Hands on memory, all of it, be it on the heap or not; blocks until it is free again. */
  protected abstract void drain(MemorySegment bytes);

  /** Returns where the reader finds memory that it shares, or null: its bytes are written then. */
  protected @Nullable SharedPart share(MemorySegment memory) {
    return null;
  }

  /** Does what is to be done after a {@link #flush()}. */
  protected abstract void flushed();

  /** Begins a message of a kind, from 0 to 255. */
  public final void begin(int messageKind) {
    if (end != 0) {
      throw new IllegalStateException("A message is open");
    }
    Objects.checkIndex(messageKind, 256);
    if (BUFFER - position <= HEADER) {
      handOn();
    }
    kind = messageKind;
    sent = 0;
    depth = 0;
    end = BUFFER;
    open();
  }

  /** Returns how many bytes of the open message have been written, headers included. */
  public final long size() {
    return sent + position - frame;
  }

  /**
   * Ends the message.
   *
   * @throws NotTransferableException if it is larger than the reader takes; it is then still to be
   *     {@linkplain #abort() given up}
   */
  public final void end() {
    if (end == 0) {
      throw noMessage();
    }
    demand(0);
    close(0);
    end = 0;
  }

  /** Gives the message up. Does nothing if none is open. */
  public final void abort() {
    if (end == 0) {
      return;
    }
    position = frame;
    if (sent > 0) {
      Frame.putHeader(numbers, frame, kind, Frame.ABORTED, 0);
      position += HEADER;
    }
    end = 0;
  }

  /** Hands on the messages in the buffer; what has been written then reaches the reader. */
  public final void flush() {
    if (end != 0) {
      throw new IllegalStateException("A message is open");
    }
    handOn();
    flushed();
  }

  /** Writes 1 or 0, as a byte. */
  public final void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Writes the low byte. */
  public final void writeByte(int value) {
    if (position >= end) {
      more();
    }
    buffer[position++] = (byte) value;
  }

  /** Writes two bytes. */
  public final void writeShort(short value) {
    int at = reserve(Short.BYTES);
    numbers.putShort(at, value);
  }

  /** Writes two bytes. */
  public final void writeChar(char value) {
    int at = reserve(Character.BYTES);
    numbers.putChar(at, value);
  }

  /** Writes four bytes. */
  public final void writeInt(int value) {
    int at = reserve(Integer.BYTES);
    numbers.putInt(at, value);
  }

  /** Writes eight bytes. */
  public final void writeLong(long value) {
    int at = reserve(Long.BYTES);
    numbers.putLong(at, value);
  }

  /** Writes the four bytes of the number, those of a NaN as they are. */
  public final void writeFloat(float value) {
    writeInt(Float.floatToRawIntBits(value));
  }

  /** Writes the eight bytes of the number, those of a NaN as they are. */
  public final void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Writes a number that is not negative, and mostly small, in one to five bytes. */
  public final void writeSize(int size) {
    int rest = size;
    while (rest >>> 7 != 0) {
      writeByte(rest | 0x80);
      rest >>>= 7;
    }
    writeByte(rest);
  }

  /** Writes bytes as they are; much of them is not copied. */
  public final void writeBytes(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length < Frame.DIRECT && length <= end - position) {
      System.arraycopy(bytes, offset, buffer, position, length);
      position += length;
    } else {
      writeBytes(MemorySegment.ofArray(bytes).asSlice(offset, length));
    }
  }

  /** Writes memory as it is, in this machine's byte order; much of it is not copied. */
  public final void writeBytes(MemorySegment bytes) {
    long size = bytes.byteSize();
    long at = 0;
    while (at < size) {
      if (size - at >= Frame.DIRECT) {
        long part = Math.min(size - at, LARGEST_FRAME);
        handOn(bytes.asSlice(at, part));
        at += part;
      } else {
        if (position >= end) {
          more();
        }
        int part = (int) Math.min(size - at, end - position);
        MemorySegment.copy(bytes, at, MemorySegment.ofArray(buffer), position, part);
        position += part;
        at += part;
      }
    }
  }

  /**
   * Writes the low bytes of the characters from {@code from} on, as many as there is room for, and
   * returns where it stopped.
   */
  @SuppressWarnings("deprecation") // it does just what is wanted, and nothing else does
  final int writeLowBytes(String string, int from) {
    if (position >= end) {
      more();
    }
    int to = (int) Math.min(string.length(), (long) from + end - position);
    string.getBytes(from, to, buffer, position);
    position += to - from;
    return to;
  }

  /** Which classes may travel by serialization, beside those that codecs allow. */
  final Predicate<Class<?>> others() {
    return others;
  }

  /** Counts a value in a value; refuses what is nested so deeply that its reader would not. */
  final void deeper() {
    if (++depth > Frame.DEEPEST) {
      throw new NotTransferableException("It is nested more than " + Frame.DEEPEST + " deep");
    }
  }

  final void shallower() {
    depth--;
  }

  private int reserve(int bytes) {
    if (end - position < bytes) {
      more();
    }
    int at = position;
    position = at + bytes;
    return at;
  }

  /** Makes room in the buffer for bytes of the open message. */
  private void more() {
    if (end == 0) {
      throw noMessage();
    }
    demand(HEADER);
    close(Frame.MORE);
    handOn();
    open();
  }

  private void handOn(MemorySegment payload) {
    if (end == 0) {
      throw noMessage();
    }
    int length = (int) payload.byteSize();
    if (position == frame + HEADER) {
      demand(length + HEADER);
      position = frame;
    } else {
      demand(HEADER + length + HEADER);
      close(Frame.MORE);
    }
    if (BUFFER - position < HEADER) {
      handOn();
    }
    Frame.putHeader(numbers, position, kind, Frame.MORE, length);
    position += HEADER;
    sent += HEADER + length;
    handOn();
    drain(payload);
    open();
  }

  private void handOn() {
    int length = position;
    position = 0;
    if (length > 0) {
      drain(buffer, length);
    }
  }

  private void open() {
    frame = position;
    position += HEADER;
  }

  private void close(int flags) {
    Frame.putHeader(numbers, frame, kind, flags, position - frame - HEADER);
    sent += position - frame;
  }

  /**
   * Refuses what is larger than the reader takes: the open frame and so many bytes more. There is
   * always room for one more frame, which ends the message in whatever way.
   */
  private void demand(long bytes) {
    if (sent + (position - frame) + bytes > limit) {
      throw new NotTransferableException(
          "It takes more than the " + limit + " bytes that a message may have");
    }
  }

  private static IllegalStateException noMessage() {
    return new IllegalStateException("No message is open");
  }
}
