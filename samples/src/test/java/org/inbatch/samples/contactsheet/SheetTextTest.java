package org.inbatch.samples.contactsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTextTest {

  private final FontMetrics metrics =
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
          .createGraphics()
          .getFontMetrics(SheetStyle.plain(12));

  @Test
  void whatFitsIsLeftAsItIs() {
    assertThat(SheetText.elided("name.png", metrics, 500)).isEqualTo("name.png");
    assertThat(SheetText.wrapped("a few words", metrics, 500, 3)).containsExactly("a few words");
  }

  @Test
  void aLongNameKeepsBothItsEnds() {
    String name = "a rather long name of a picture, with its number at the end 0042.png";

    String elided = SheetText.elided(name, metrics, 120);

    assertThat(metrics.stringWidth(elided)).isLessThanOrEqualTo(120);
    assertThat(elided).startsWith("a rath").contains("…").endsWith(".png");
  }

  @Test
  void lettersOutsideTheBasicPlaneAreNotCutInTwo() {
    String elided = SheetText.elided("🐈".repeat(50), metrics, 100);

    assertThat(metrics.stringWidth(elided)).isLessThanOrEqualTo(100);
    assertThat(elided.replace("🐈", "")).isEqualTo("…");
  }

  @Test
  void longTextGoesIntoLines() {
    String text = "the quick brown fox jumps over the lazy dog";

    List<String> lines = SheetText.wrapped(text, metrics, 120, 9);

    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(lines).allMatch(line -> metrics.stringWidth(line) <= 120);
    assertThat(String.join(" ", lines)).isEqualTo(text);
  }

  @Test
  void theLastLineAllowedIsElided() {
    List<String> lines = SheetText.wrapped("word ".repeat(100), metrics, 120, 3);

    assertThat(lines).hasSize(3);
    assertThat(lines.getLast()).contains("…");
    assertThat(lines).allMatch(line -> metrics.stringWidth(line) <= 120);
  }
}
