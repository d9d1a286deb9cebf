package org.inbatch.samples.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumsTest {

  @TempDir private Path folder;

  @Test
  void whatZlibSaysIsWhatJavaSays() throws Exception {
    byte[] noise = new byte[100_000];
    new Random(3).nextBytes(noise);
    byte[] halves = new byte[1_000];
    Arrays.fill(halves, 500, 1_000, (byte) 'b');
    Files.write(folder.resolve("halves"), halves);
    Files.write(folder.resolve("noise"), noise);

    List<String> lines = Checksums.lines(folder);

    assertThat(lines)
        .hasSize(2)
        .allMatch(line -> line.endsWith(" bits a byte") || line.endsWith("no C compiler here"));
    assertThat(lines.get(0)).startsWith("halves: " + java(halves));
    assertThat(lines.get(1)).startsWith("noise: " + java(noise));
    if (lines.get(0).endsWith("byte")) {
      assertThat(lines.get(0)).endsWith(" 1.000 bits a byte");
      assertThat(lines.get(1)).endsWith(" 7.998 bits a byte");
    }
  }

  private static String java(byte[] data) {
    CRC32 crc32 = new CRC32();
    crc32.update(data);
    try (Deflater deflater = new Deflater(6)) {
      deflater.setInput(data);
      deflater.finish();
      int size = deflater.deflate(new byte[data.length + 1_000]);
      return "crc32 %08x, %d bytes of %d, ".formatted(crc32.getValue(), size, data.length);
    }
  }
}
