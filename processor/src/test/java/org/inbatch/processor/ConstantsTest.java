package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.inbatch.processor.Compilers.Told;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a constant of {@code args} becomes in the dispatcher, or what is told instead. */
class ConstantsTest {

  private static final String SNIPPET =
      """
      enum Mode { FAST, EXACT; static final Mode USUAL = FAST; }

      List<Path> some(%s constant) { return indices(); }

      @InBatchParallel(init = "some", args = "constant=%s")
      void read(Path file) {}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "boolean, true, true",
    "Boolean, false, false",
    "byte, 127, (byte) 127",
    "byte, -128, (byte) -128",
    "short, 32767, (short) 32767",
    "short, -32768, (short) -32768",
    "int, 0, 0",
    "int, +0x7fff_ffff, 2147483647",
    "long, 0b101L, 5L",
    "float, 1e38, 1.0E38f",
    "float, -Infinity, Float.NEGATIVE_INFINITY",
    "float, NaN, Float.NaN",
    "double, Infinity, Double.POSITIVE_INFINITY",
    "double, NaN, Double.NaN",
    "double, 0x10, 16.0",
    "char, x, '''x'''",
    "Mode, EXACT, PictureBatch.Mode.EXACT",
    "'Class<?>', java.util.Map.Entry, Map.Entry.class"
  })
  void aConstantIsWrittenAsJavaWritesIt(String type, String text, String literal)
      throws IOException {
    assertThat(new Snippet(SNIPPET.formatted(type, text)).compile(directory)).isEmpty();
    assertThat(Compilers.generated(directory.resolve("javac")).get("PictureBatchDispatcher.java"))
        .contains("batch.some(" + literal + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "boolean, yes, Write true or false.",
    "Boolean, TRUE, Write true or false.",
    "byte, 128, Write a whole number that fits.",
    "byte, -129, Write a whole number that fits.",
    "short, 32768, Write a whole number that fits.",
    "short, -32769, Write a whole number that fits.",
    "int, 2147483648, Write a whole number that fits.",
    "int, 5L, Write a whole number that fits.",
    "long, 9223372036854775808, Write a whole number that fits.",
    "int, 010, 'Leave out the leading 0, which Java takes for octal.'",
    "Long, -0_7L, 'Leave out the leading 0, which Java takes for octal.'",
    "float, 1e39, Write a number that fits.",
    "double, -1e309, Write a number that fits.",
    "Double, one, Write a number that fits.",
    "char, xy, 'Write one character, without quotes.'",
    "Character, '', 'Write one character, without quotes.'",
    "Mode, USUAL, 'Write one of FAST, EXACT.'"
  })
  void whatIsNoneOfTheTypeIsTold(String type, String text, String remedy) throws IOException {
    assertThat(new Snippet(SNIPPET.formatted(type, text)).compile(directory))
        .singleElement()
        .extracting(Told::text)
        .asString()
        .startsWith("[InBatchConstantValue]")
        .endsWith(" " + remedy);
  }
}
