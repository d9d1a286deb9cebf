package org.inbatch.samples.mishaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.inbatch.testing.Mishap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SkyBatchTest {

  private static final Logger PRINTED = Logger.getLogger("org.inbatch.worker");

  @TempDir private Path folder;

  @BeforeAll
  static void printNothing() {
    PRINTED.setLevel(Level.OFF);
  }

  @AfterAll
  static void printAgain() {
    PRINTED.setLevel(null);
  }

  /** Two stars in each field, but for the last, which a bar crosses. */
  private Path picture() throws IOException {
    BufferedImage picture = new BufferedImage(204, 103, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    for (int i = 0; i < 100; i++) {
      int left = 204 * (i % 10) / 10;
      int top = 103 * (i / 10) / 10;
      graphics.fillRect(left, top, 3, 2);
      graphics.fillRect(left + 4, top + 3, 1, 2);
    }
    graphics.fillRect(184, 100, 20, 1);
    graphics.dispose();
    Path file = folder.resolve("sky.png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  @Test
  void ninetySevenFieldsComeBackAndOfThreeItIsToldWhyNot() throws IOException {
    List<String> lines = SkyBatch.lines(picture(), folder);

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("97 of 100 fields: 195 sources of light");
    assertThat(lines.get(1))
        .startsWith("field 17: WORKER_LOST, org.inbatch.WorkerLostException: SkyBatch.sources: ")
        .containsPattern("pid (\\d+)\\).* SIGABRT .*, crash log .*hs_err_pid\\1\\.log")
        .contains("SIGSEGV");
    assertThat(lines.get(2))
        .startsWith("field 42: TIMED_OUT, java.util.concurrent.TimeoutException: ");
    assertThat(lines.get(3)).startsWith("field 76: THREW, java.lang.OutOfMemoryError: ");
    assertThat(folder).isDirectoryContaining("glob:**hs_err_pid*.log");
  }

  @Test
  void patchesThatTouchAreOneSource() throws IOException {
    Sky sky = Sky.read(picture());

    assertThat(sky.height()).isEqualTo(103);
    assertThat(sky.sources(new Field(0, 0, Mishap.NONE))).isEqualTo(2);
    assertThat(sky.sources(new Field(9, 9, Mishap.NONE))).isEqualTo(3);
  }
}
