package org.inbatch.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.inbatch.wire.Frame.BUFFER;
import static org.inbatch.wire.Frame.HEADER;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where messages are read, and nothing is believed: whatever bytes arrive, a read gives a value or
 * throws a {@link WireFormatException} that says what is wrong and where, and nothing is allocated
 * for a length that the message cannot hold. A transport is a subclass.
 *
 * <pre>
 *   next() ── read… ── end()      it was all of the message
 *                   └─ skip()     the rest does not matter
 * </pre>
 *
 * <p>Each read may throw an {@link AbortedMessageException}; that ends the message. Not
 * thread-safe. Reading blocks where the transport does.
 */
public abstract class WireInput {

  /** What {@link #next()} returns where nothing more comes. */
  public static final int END = -1;

  private final byte[] buffer = new byte[BUFFER];
  private final ByteBuffer numbers = Frame.numbers(buffer);
  private final long limit;
  private final Predicate<Class<?>> others;

  /** Where the next byte is. */
  private int position;

  /** Up to where the bytes in the buffer are those of the open frame. */
  private int end;

  /** Up to where there are bytes in the buffer. */
  private int filled;

  /** The bytes of the open frame that are not in the buffer yet. */
  private long beyond;

  /** What further frames of the message may have, headers included. */
  private long left;

  /** How many bytes came before those in the buffer. */
  private long before;

  /** How many codecs of the caller's stack are at work. */
  private int depth;

  private int kind;

  /** Whether the last message was given up by its writer. */
  private boolean aborted;

  private boolean open;
  private boolean more;

  /**
   * Creates an input.
   *
   * @param limit the most bytes that a message may have, the headers of its frames included
   */
  protected WireInput(long limit) {
    this(limit, _ -> false);
  }

  /**
   * Creates an input.
   *
   * @param others which classes may travel by serialization, beside those that codecs allow
   */
  protected WireInput(long limit, Predicate<Class<?>> others) {
    this.limit = limit;
    this.others = others;
  }

  /**
   * Puts up to {@code length} bytes into an array and returns how many; blocks until there is at
   * least one. Returns -1 at the end.
   */
  protected abstract int fill(byte[] into, int offset, int length);

  /**
   * Fills memory with bytes, be it on the heap or not; blocks until it is full.
   *
   * @throws RuntimeException if the end comes before
   */
  protected abstract void fill(MemorySegment into);

  /**
   * Returns memory that the writer shares.
   *
   * @throws WireFormatException if it shares none
   */
  protected MemorySegment map(SharedPart part) {
    throw malformed("Shared memory where there is none");
  }

  /** Lets go of memory that the writer does not share any more; what was mapped of it stays. */
  public void unmap(long region) {
    // none was mapped
  }

  /** Returns whether there are bytes to read that the transport has given already. */
  protected final boolean hasBuffered() {
    return position < filled;
  }

  /**
   * Begins to read the next message and returns its kind, or {@link #END}. Blocks until it is
   * there.
   *
   * @throws IllegalStateException if the message before has neither been ended nor skipped
   */
  public final int next() {
    if (open) {
      throw new IllegalStateException("A message is open");
    }
    if (position == filled && !refill()) {
      return END;
    }
    left = limit;
    depth = 0;
    aborted = false;
    openFrame(true);
    open = true;
    return kind;
  }

  /**
   * Ends the message, of which everything has been read: says that its writer has ended it, too.
   *
   * @throws WireFormatException if there is more of it
   */
  public final void end() {
    while (open && more && isFrameRead()) {
      openFrame(false);
    }
    if (!isFrameRead()) {
      throw malformed("More bytes than are read");
    }
    open = false;
  }

  /**
   * Passes over the rest of the message, if one is open.
   *
   * @return whether the message was whole: not if its writer gave it up, be that found out here or
   *     before
   */
  public final boolean skip() {
    while (open) {
      if (!isFrameRead()) {
        position = end;
        if (beyond > 0) {
          fetch();
        }
      } else if (more) {
        try {
          openFrame(false);
        } catch (AbortedMessageException _) {
          return false;
        }
      } else {
        open = false;
      }
    }
    return !aborted;
  }

  /** Reads a byte that is 1 or 0. */
  public final boolean readBoolean() {
    byte value = readByte();
    if ((value & ~1) != 0) {
      throw malformed("A truth value of " + value);
    }
    return value == 1;
  }

  /** Reads a byte. */
  public final byte readByte() {
    if (position == end) {
      advance();
    }
    return buffer[position++];
  }

  /** Reads two bytes. */
  public final short readShort() {
    int at = take(Short.BYTES);
    return at < 0 ? (short) pieced(Short.BYTES) : numbers.getShort(at);
  }

  /** Reads two bytes. */
  public final char readChar() {
    int at = take(Character.BYTES);
    return at < 0 ? (char) pieced(Character.BYTES) : numbers.getChar(at);
  }

  /** Reads four bytes. */
  public final int readInt() {
    int at = take(Integer.BYTES);
    return at < 0 ? (int) pieced(Integer.BYTES) : numbers.getInt(at);
  }

  /** Reads eight bytes. */
  public final long readLong() {
    int at = take(Long.BYTES);
    return at < 0 ? pieced(Long.BYTES) : numbers.getLong(at);
  }

  /** Reads a number, a NaN with the bits that it had. */
  public final float readFloat() {
    return Float.intBitsToFloat(readInt());
  }

  /** Reads a number, a NaN with the bits that it had. */
  public final double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /**
   * Reads how many there are of something that follows, as {@link WireOutput#writeSize} wrote it.
   *
   * @param bytes how many bytes each of them takes at least, or 0 if it may take none
   */
  public final int readSize(int bytes) {
    long size = 0;
    byte part;
    int shift = 0;
    do {
      part = readByte();
      size |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while (part < 0 && shift < 35);
    if (part < 0 || size > Integer.MAX_VALUE) {
      throw malformed("A size beyond " + Integer.MAX_VALUE);
    }
    demand(size * bytes);
    return (int) size;
  }

  /** Refuses a number of bytes that cannot follow in this message. */
  final void demand(long bytes) {
    if (bytes < 0 || bytes > mayFollow()) {
      throw malformed("A size of " + bytes + " bytes, which cannot follow");
    }
  }

  /** Reads so many characters, of a byte each. */
  final String readLatin1(int length) {
    if (length <= end - position) {
      String string = new String(buffer, position, length, ISO_8859_1);
      position += length;
      return string;
    }
    byte[] bytes = new byte[length];
    readBytes(bytes, 0, length);
    return new String(bytes, ISO_8859_1);
  }

  /** Fills a part of an array. */
  public final void readBytes(byte[] into, int offset, int length) {
    if (length <= end - position) {
      System.arraycopy(buffer, position, into, offset, length);
      position += length;
    } else {
      readBytes(MemorySegment.ofArray(into).asSlice(offset, length));
    }
  }

  /** Fills memory. */
  public final void readBytes(MemorySegment into) {
    long size = into.byteSize();
    long at = 0;
    while (at < size) {
      if (position == end) {
        long direct = Math.min(size - at, beyond);
        if (direct >= Frame.DIRECT) {
          fill(into.asSlice(at, direct));
          before += direct;
          beyond -= direct;
          at += direct;
          continue;
        }
        advance();
      }
      int part = (int) Math.min(size - at, end - position);
      MemorySegment.copy(MemorySegment.ofArray(buffer), position, into, at, part);
      position += part;
      at += part;
    }
  }

  /** Returns an exception that says what is wrong with the message, and where it was read. */
  public final WireFormatException malformed(String what) {
    return malformed(what, null);
  }

  /** Returns an exception that says what is wrong, and where, and what was thrown there. */
  public final WireFormatException malformed(String what, @Nullable Throwable cause) {
    String where = open ? " in a message of kind " + kind : "";
    return new WireFormatException(what + where + ", before byte " + (before + position), cause);
  }

  /** How many bytes may follow in this message: so many, if its last frame is the open one. */
  private long mayFollow() {
    return end - position + beyond + (more ? left : 0);
  }

  /** Which classes may travel by serialization, beside those that codecs allow. */
  final Predicate<Class<?>> others() {
    return others;
  }

  /** Counts a value in a value. */
  final void deeper() {
    if (++depth > Frame.DEEPEST) {
      throw malformed("Values nested more than " + Frame.DEEPEST + " deep");
    }
  }

  final void shallower() {
    depth--;
  }

  private boolean isFrameRead() {
    return position == end && beyond == 0;
  }

  /** Takes bytes of the open frame out of the buffer: returns their place, or -1. */
  private int take(int bytes) {
    int at = position;
    if (end - at < bytes) {
      return -1;
    }
    position = at + bytes;
    return at;
  }

  /** Puts a number together whose bytes are not all in the buffer, or not all in one frame. */
  private long pieced(int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (readByte() & 0xFFL) << (8 * i);
    }
    return value;
  }

  /** Gets the next byte of the message into the buffer. */
  private void advance() {
    while (position == end) {
      if (beyond > 0) {
        fetch();
      } else if (open && more) {
        openFrame(false);
      } else {
        throw malformed(open ? "Fewer bytes than are read" : "No message");
      }
    }
  }

  private void fetch() {
    if (!refill()) {
      throw malformed("Nothing more comes");
    }
    claim(beyond);
  }

  /** Says that the next bytes are the open frame's. */
  private void claim(long length) {
    int here = (int) Math.min(length, filled - position);
    end = position + here;
    beyond = length - here;
  }

  /** Fills the buffer, of which everything has been read; returns false at the end. */
  private boolean refill() {
    before += filled;
    position = 0;
    end = 0;
    filled = 0;
    filled = Math.max(0, fill(buffer, 0, BUFFER));
    return filled > 0;
  }

  private void openFrame(boolean first) {
    while (filled - position < HEADER) {
      gather();
    }
    int head = numbers.getInt(position);
    int length = numbers.getInt(position + 4);
    check(head, length, first);
    position += HEADER;
    left -= HEADER + (long) length;
    kind = Frame.kind(head);
    more = Frame.flags(head) == Frame.MORE;
    claim(length);
    if (Frame.flags(head) == Frame.ABORTED) {
      open = false;
      aborted = true;
      throw new AbortedMessageException(kind);
    }
  }

  private void check(int head, int length, boolean first) {
    if (!Frame.isMagic(head)) {
      throw malformed("No frame: 0x%08X".formatted(Integer.reverseBytes(head)));
    }
    int flags = Frame.flags(head);
    if (flags > Frame.ABORTED || (flags == Frame.ABORTED && (first || length != 0))) {
      throw malformed("A frame with flags " + flags + " and length " + length);
    }
    if (!first && Frame.kind(head) != kind) {
      throw malformed("A frame of kind " + Frame.kind(head));
    }
    if (length < 0 || (long) HEADER + length > left) {
      throw malformed("A frame of " + length + " bytes where " + (left - HEADER) + " may come");
    }
  }

  /** Gets more of a header into the buffer. */
  private void gather() {
    System.arraycopy(buffer, position, buffer, 0, filled - position);
    before += position;
    filled -= position;
    position = 0;
    end = 0;
    int count = fill(buffer, filled, BUFFER - filled);
    if (count <= 0) {
      throw malformed("Nothing more comes");
    }
    filled += count;
  }
}
