package org.inbatch.wire;

import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * Strings, lone surrogates included: a byte a character where all fit, else two, in this machine's
 * byte order.
 */
final class StringCodec extends ReferenceCodec<String> {

  private static final int WIDE = 3;

  StringCodec() {
    super(String.class, Set.of(String.class));
  }

  @Override
  int form(String value) {
    int bits = 0;
    for (int i = 0; i < value.length(); i++) {
      bits |= value.charAt(i);
    }
    return bits < 0x100 ? PLAIN : WIDE;
  }

  @Override
  void write(int form, String value, WireOutput out) {
    out.writeSize(value.length());
    if (form == WIDE) {
      out.writeBytes(MemorySegment.ofArray(value.toCharArray()));
    } else {
      for (int at = 0; at < value.length(); ) {
        at = out.writeLowBytes(value, at);
      }
    }
  }

  @Override
  String read(int form, WireInput in) {
    return switch (form) {
      case PLAIN -> in.readLatin1(in.readSize(1));
      case WIDE -> {
        char[] chars = new char[in.readSize(Character.BYTES)];
        in.readBytes(MemorySegment.ofArray(chars));
        yield new String(chars);
      }
      default -> throw unknown(form, in);
    };
  }

  @Override
  public String shape() {
    return "String";
  }
}
