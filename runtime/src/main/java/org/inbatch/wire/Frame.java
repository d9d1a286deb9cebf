package org.inbatch.wire;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;

/**
 * What a message looks like on a connection: one frame or more, whose payloads follow one another.
 *
 * <pre>
 *   0        1        2        3        4                                   8
 *  +--------+--------+--------+--------+-----------------------------------+-------------
 *  |  0x1B  |  0xA7  |  kind  | flags  | length of the payload, low byte 1st | payload …
 *  +--------+--------+--------+--------+-----------------------------------+-------------
 *   flags:  MORE     the message goes on in the next frame, which is of the same kind
 *           ABORTED  the message ends here, without payload, and is void
 * </pre>
 *
 * <p>Numbers are little endian. A value may be cut anywhere, its bytes go on in the next frame. The
 * limit of a message counts its frames' headers too.
 */
final class Frame {

  static final int HEADER = 8;
  static final int MORE = 1;
  static final int ABORTED = 2;

  /** The bytes of a buffer, on either side. */
  static final int BUFFER = 16 * 1024;

  /** From so many bytes on, a piece of memory is not copied through the buffer. */
  static final int DIRECT = 8 * 1024;

  /** So many values are in one another at most: neither side's stack is to overflow. */
  static final int DEEPEST = 500;

  private static final int MAGIC = 0xA71B;

  private Frame() {}

  /** Returns a view of a buffer's bytes as numbers. */
  static ByteBuffer numbers(byte[] buffer) {
    return ByteBuffer.wrap(buffer).order(LITTLE_ENDIAN);
  }

  static void putHeader(ByteBuffer buffer, int at, int kind, int flags, int length) {
    buffer.putInt(at, MAGIC | kind << 16 | flags << 24);
    buffer.putInt(at + 4, length);
  }

  static boolean isMagic(int head) {
    return (head & 0xFFFF) == MAGIC;
  }

  static int kind(int head) {
    return head >>> 16 & 0xFF;
  }

  static int flags(int head) {
    return head >>> 24;
  }
}
