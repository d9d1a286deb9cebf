package org.inbatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.inbatch.NotTransferableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FramesTest {

  private static final long LIMIT = 1 << 20;

  private final Pipe out = new Pipe(LIMIT);

  @Test
  void aFrameLooksAsItIsDrawn() {
    out.begin(3);
    out.writeInt(0x01020304);
    out.writeByte(-1);
    out.end();
    out.flush();

    assertThat(out.bytes()).isEqualTo(hex("1BA70300 05000000 04030201 FF"));
    assertThat(out.flushes()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000_000})
  void numbersComeAsTheyWent(int bytesAtOnce) {
    for (int i = 0; i < 1_000; i++) {
      out.begin(i % 256);
      out.writeBoolean(i % 2 == 0);
      out.writeByte(i);
      out.writeShort((short) -i);
      out.writeChar((char) (60_000 + i));
      out.writeInt(i * 1_000_003);
      out.writeLong(i * 1_000_000_007L);
      out.writeFloat(Float.intBitsToFloat(0x7F800001 + i));
      out.writeDouble(-i / 3.0);
      out.writeSize(1 << (i % 31));
      out.writeSize(Integer.MAX_VALUE);
      out.end();
    }
    WireInput in = read(bytesAtOnce);

    for (int i = 0; i < 1_000; i++) {
      assertThat(in.next()).isEqualTo(i % 256);
      assertThat(in.readBoolean()).isEqualTo(i % 2 == 0);
      assertThat(in.readByte()).isEqualTo((byte) i);
      assertThat(in.readShort()).isEqualTo((short) -i);
      assertThat(in.readChar()).isEqualTo((char) (60_000 + i));
      assertThat(in.readInt()).isEqualTo(i * 1_000_003);
      assertThat(in.readLong()).isEqualTo(i * 1_000_000_007L);
      assertThat(Float.floatToRawIntBits(in.readFloat())).isEqualTo(0x7F800001 + i);
      assertThat(in.readDouble()).isEqualTo(-i / 3.0);
      assertThat(in.readSize(0)).isEqualTo(1 << (i % 31));
      assertThat(in.readSize(0)).isEqualTo(Integer.MAX_VALUE);
      in.end();
    }
    assertThat(in.next()).isEqualTo(WireInput.END);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 8_192, 16_376, 16_377, 40_000, 600_000})
  void memoryOfAnySizeComesAsItWent(int size) {
    byte[] bytes = counting(size);
    out.begin(1);
    out.writeByte(42);
    out.writeBytes(bytes, 0, size);
    out.writeLong(43);
    try (Arena arena = Arena.ofConfined()) {
      out.writeBytes(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes).asSlice(size / 2));
    }
    out.end();
    out.begin(2);
    out.writeByte(44);
    out.end();
    WireInput in = read(5_000);

    assertThat(in.next()).isEqualTo(1);
    assertThat(in.readByte()).isEqualTo((byte) 42);
    byte[] arrived = new byte[size];
    in.readBytes(arrived, 0, size);
    assertThat(arrived).isEqualTo(bytes);
    assertThat(in.readLong()).isEqualTo(43);
    byte[] half = new byte[size - size / 2];
    in.readBytes(MemorySegment.ofArray(half));
    assertThat(half).isEqualTo(Arrays.copyOfRange(bytes, size / 2, size));
    in.end();
    assertThat(in.next()).isEqualTo(2);
    assertThat(in.readByte()).isEqualTo((byte) 44);
    in.end();
  }

  @Test
  void aMessageThatIsGivenUpInTheBufferNeverWas() {
    message(1, o -> o.writeInt(1));
    out.begin(2);
    out.writeInt(2);
    out.abort();
    message(3, o -> o.writeInt(3));
    WireInput in = read(100);

    assertThat(in.next()).isEqualTo(1);
    in.skip();
    assertThat(in.next()).isEqualTo(3);
    assertThat(in.readInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 40_000})
  void aMessageThatIsGivenUpAfterSomeOfItWentIsVoidToItsReader(int size) {
    out.begin(2);
    out.writeBytes(counting(size), 0, size);
    out.abort();
    message(3, o -> o.writeInt(3));
    byte[] bytes = new byte[size];
    WireInput in = read(100_000);

    assertThat(in.next()).isEqualTo(2);
    in.readBytes(bytes, 0, size);
    assertThat(bytes).isEqualTo(counting(size));
    assertThatExceptionOfType(AbortedMessageException.class).isThrownBy(in::end);
    assertThat(in.next()).isEqualTo(3);
    assertThat(in.readInt()).isEqualTo(3);

    WireInput again = read(100_000);
    assertThat(again.next()).isEqualTo(2);
    again.skip();
    assertThat(again.next()).isEqualTo(3);

    WireInput third = read(100_000);
    third.next();
    assertThatExceptionOfType(AbortedMessageException.class)
        .isThrownBy(() -> third.readBytes(new byte[size + 1], 0, size + 1));
    third.skip();
    assertThat(third.next()).isEqualTo(3);
  }

  @Test
  void aMessageThatIsTooLargeIsRefusedByItsWriterWhoMayGoOn() {
    byte[] bytes = counting((int) LIMIT);
    out.begin(1);
    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> out.writeBytes(bytes, 0, bytes.length))
        .withMessage("It takes more than the 1048576 bytes that a message may have");
    out.abort();
    out.begin(2);
    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> {
          for (int i = 0; i < bytes.length; i++) {
            out.writeByte(i);
          }
        });
    out.abort();
    message(3, o -> o.writeInt(3));
    WireInput in = read(1_000);

    assertThat(in.next()).isEqualTo(2);
    in.skip();
    assertThat(in.next()).isEqualTo(3);
  }

  @Test
  void theLargestMessageThatIsWrittenIsRead() {
    Pipe small = new Pipe(9_000 + 2 * Frame.HEADER);
    small.begin(1);
    small.writeBytes(counting(9_000), 0, 9_000);
    small.end();
    small.begin(1);
    small.writeBytes(counting(9_000), 0, 9_000);
    small.writeByte(1);
    assertThatExceptionOfType(NotTransferableException.class).isThrownBy(small::end);
    small.abort();
    small.flush();
    WireInput in = new Pipe.Bytes(small.bytes(), 1_000, 9_000 + 2 * Frame.HEADER);

    in.next();
    in.readBytes(new byte[9_000], 0, 9_000);
    in.end();
    in.next();
    in.skip();
    assertThat(in.next()).isEqualTo(WireInput.END);
  }

  @Test
  void whatIsMalformedIsRefusedAndSaidWhere() {
    refused("1BA80300 00000000", "No frame: 0x1BA80300, before byte 0");
    refused("1BA703", "Nothing more comes, before byte 0");
    refused("1BA70304 00000000", "A frame with flags 4 and length 0, before byte 0");
    refused("1BA70303 00000000", "A frame with flags 3 and length 0, before byte 0");
    refused("1BA70302 00000000", "A frame with flags 2 and length 0, before byte 0");
    refused("1BA70300 FFFFFFFF", "A frame of -1 bytes where 1048568 may come, before byte 0");
    refused("1BA70300 F9FF0F00", "A frame of 1048569 bytes where 1048568 may come, before byte 0");
    refused("1BA70300 F8FF0F00", "Nothing more comes in a message of kind 3, before byte 8");
    refused(
        "1BA70300 02000000 0102",
        "Fewer bytes than are read in a message of kind 3, before byte 10");
    refused(
        "1BA70301 01000000 01 1BA70400 00000000",
        "A frame of kind 4 in a message of kind 3, before byte 9");
    refused(
        "1BA70301 01000000 01 1BA70302 01000000 00",
        "A frame with flags 2 and length 1 in a message of kind 3, before byte 9");
  }

  @Test
  void emptyFramesAreNoWayRoundTheLimit() {
    byte[] frames = hex("1BA70301 00000000".repeat(1_000));
    WireInput in = new Pipe.Bytes(frames, 1_000, 80);
    in.next();

    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(in::readByte)
        .withMessageContaining("before byte 80");
  }

  @Test
  void aNumberMayBeCutByFrames() {
    WireInput in =
        new Pipe.Bytes(hex("1BA70301 01000000 04 1BA70300 03000000 030201"), 1_000, LIMIT);
    in.next();

    assertThat(in.readInt()).isEqualTo(0x01020304);
    in.end();
  }

  @Test
  void nothingIsLeftUnread() {
    message(1, o -> o.writeInt(1));
    WireInput in = read(100);
    in.next();

    assertThatIllegalStateException().isThrownBy(in::next);
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(in::end)
        .withMessage("More bytes than are read in a message of kind 1, before byte 8");
  }

  @Test
  void aSizeIsBelievedWhereItsBytesMayFollow() {
    message(1, o -> o.writeSize(3));
    WireInput in = read(100);
    in.next();
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> in.readSize(1))
        .withMessageContaining("A size of 3 bytes, which cannot follow");

    WireInput open = new Pipe.Bytes(hex("1BA70301 05000000 FFFFFFFF07"), 100, LIMIT);
    open.next();
    assertThatExceptionOfType(WireFormatException.class).isThrownBy(() -> open.readSize(1));

    WireInput huge = new Pipe.Bytes(hex("1BA70300 05000000 FFFFFFFFFF"), 100, LIMIT);
    huge.next();
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> huge.readSize(0))
        .withMessageContaining("A size beyond 2147483647");
  }

  @Test
  void aTruthValueIsOneOrZero() {
    WireInput in = new Pipe.Bytes(hex("1BA70300 01000000 02"), 100, LIMIT);
    in.next();

    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(in::readBoolean)
        .withMessageContaining("A truth value of 2");
  }

  @Test
  void nothingIsWrittenOutsideOfAMessage() {
    assertThatIllegalStateException().isThrownBy(() -> out.writeByte(1));
    assertThatIllegalStateException().isThrownBy(() -> out.writeLong(1));
    assertThatIllegalStateException().isThrownBy(() -> out.writeBytes(new byte[9_000], 0, 9_000));
    assertThatIllegalStateException().isThrownBy(out::end);
    out.abort();
    out.begin(1);
    assertThatIllegalStateException().isThrownBy(() -> out.begin(1));
    assertThatIllegalStateException().isThrownBy(out::flush);
    out.end();
    assertThatIllegalStateException().isThrownBy(() -> out.writeByte(1));
    out.flush();
    assertThat(out.bytes()).isEqualTo(hex("1BA70100 00000000"));
  }

  private void message(int kind, Consumer<WireOutput> content) {
    out.begin(kind);
    content.accept(out);
    out.end();
  }

  private WireInput read(int atOnce) {
    out.flush();
    return new Pipe.Bytes(out.bytes(), atOnce, LIMIT);
  }

  private static void refused(String frames, String message) {
    WireInput in = new Pipe.Bytes(hex(frames), 100, LIMIT);
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> {
          in.next();
          in.readInt();
        })
        .withMessage(message);
  }

  private static byte[] counting(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 7);
    }
    return bytes;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 80, 21",
    "100, -1, 1",
    "100, 0, -1",
    "-100, 0, 0",
    "-9223372036854775808, 1, 1"
  })
  void aPartOfSharedMemoryIsInsideIt(long all, long offset, long size) {
    out.begin(1);
    out.writeLong(1); // the region
    out.writeInt(2); // its descriptor
    out.writeLong(3); // its inode
    out.writeLong(all);
    out.writeLong(offset);
    out.writeLong(size);
    out.writeBoolean(true);
    out.writeBoolean(true);
    out.end();
    out.flush();
    WireInput in = new Pipe.Bytes(out.bytes(), 100, LIMIT);
    in.next();

    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> SharedPart.read(in))
        .withMessageContaining("Shared memory of %d bytes from %d on of %d", size, offset, all);
  }
}
