package org.inbatch.wire;

import java.util.Arrays;
import java.util.Random;

/** What no honest writer writes. */
public final class Noise {

  private Noise() {}

  /** Returns bytes at random, in a frame or without. */
  public static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    if (bytes.length >= Frame.HEADER && random.nextBoolean()) {
      Frame.putHeader(
          Frame.numbers(bytes), 0, bytes[2] & 0xFF, random.nextInt(3), bytes.length - Frame.HEADER);
      if (bytes.length > Frame.HEADER) {
        bytes[Frame.HEADER] = (byte) random.nextInt(6);
      }
    }
    return bytes;
  }

  /** Returns what was written well with a few bytes changed, lost or repeated. */
  public static byte[] in(byte[] written, Random random) {
    byte[] bytes = written;
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes = Arrays.copyOf(bytes, at);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) random.nextInt();
        case 3 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
        default ->
            System.arraycopy(
                bytes, at, bytes, random.nextInt(at + 1), Math.min(8, bytes.length - at));
      }
    }
    return bytes;
  }
}
