package org.inbatch.samples.contactsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.List;
import org.inbatch.samples.contactsheet.Features.Swatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesTest {

  @Test
  void thePlainPictureIsItsColourAndHasNoSharpness() {
    Features features = Features.of(TestPictures.plain(40, 30, new Color(0x1e90ff)));

    assertThat(features.meanColour().hex()).isEqualTo("#1e90ff");
    assertThat(features.sharpness()).isZero();
    assertThat(features.palette()).containsExactly(new Swatch(new Rgb(0x1e, 0x90, 0xff), 1.0));
  }

  @Test
  void theMeanIsThatOfTheLight() {
    // Half the light of white is 0.5, for which sRGB stores 187.5; the mean of the numbers is
    // 127.5.
    assertThat(MeanColour.of(new int[] {0x000000, 0xffffff})).isEqualTo(new Rgb(188, 188, 188));
    // A quarter of full red, by the formula of the standard: 1.055 * 0.25^(1/2.4) - 0.055 = 0.5371.
    assertThat(MeanColour.of(new int[] {0xff0000, 0, 0, 0})).isEqualTo(new Rgb(137, 0, 0));
  }

  @Test
  void everyGreyIsItsOwnMean() {
    for (int value = 0; value < 256; value++) {
      assertThat(MeanColour.of(new int[] {value * 0x010101}))
          .isEqualTo(new Rgb(value, value, value));
    }
  }

  @Test
  void aCheckerboardHasTheLargestSharpnessThereIs() {
    // Each Laplacian is 4 * 255 or -4 * 255, as many of the one as of the other: mean 0.
    assertThat(Sharpness.of(checkerboard(10, 10), 10)).isCloseTo(1020.0 * 1020.0, within(1e-6));
  }

  @Test
  void theLaplacianOfOneBrightPixelIsThatOfItsDefinition() {
    int[] pixels = new int[25];
    pixels[12] = 0xffffff;
    // Over the 3 x 3 inner pixels: -1020 in the middle, 255 at its four sides, 0 at the corners.
    double mean = (-1020.0 + 4 * 255) / 9;
    double variance = (1020.0 * 1020 + 4 * 255 * 255) / 9 - mean * mean;
    assertThat(Sharpness.of(pixels, 5)).isCloseTo(variance, within(1e-6));
  }

  @Test
  void blurTakesSharpnessAway() {
    BufferedImage sharp = TestPictures.detailed(64, 64);
    float[] ninth = new float[9];
    Arrays.fill(ninth, 1 / 9f);
    BufferedImage blurred =
        new ConvolveOp(new Kernel(3, 3, ninth), ConvolveOp.EDGE_NO_OP, null)
            .filter(sharp, new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));

    double ofSharp = Features.of(sharp).sharpness();
    assertThat(ofSharp).isPositive();
    assertThat(Features.of(blurred).sharpness()).isPositive().isLessThan(ofSharp / 4);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 9", "9, 2", "3, 3", "200, 131"})
  void cMeasuresTheSameSharpnessToTheBit(int width, int height) throws InterruptedException {
    assumeTrue(SharpnessInC.load(), "no C compiler");
    int[] pixels = TestPictures.detailed(width, height).getRGB(0, 0, width, height, null, 0, width);

    assertThat(SharpnessInC.of(pixels, width)).isEqualTo(Sharpness.of(pixels, width));
  }

  @Test
  void aPictureWithoutInnerPixelsHasNoSharpness() {
    assertThat(Sharpness.of(new int[] {0xffffff}, 1)).isZero();
    assertThat(Sharpness.of(checkerboard(2, 50), 2)).isZero();
    assertThat(Sharpness.of(checkerboard(50, 2), 50)).isZero();
  }

  @Test
  void aFewColoursAreThePaletteWithTheirShares() {
    int[] pixels = new int[100];
    Arrays.fill(pixels, 0, 20, 0x00ff00);
    Arrays.fill(pixels, 20, 70, 0xcc1020);
    Arrays.fill(pixels, 70, 100, 0x0000ff);

    assertThat(Palette.of(pixels, 5))
        .containsExactly(
            new Swatch(new Rgb(0xcc, 0x10, 0x20), 0.5),
            new Swatch(new Rgb(0, 0, 0xff), 0.3),
            new Swatch(new Rgb(0, 0xff, 0), 0.2));
  }

  @Test
  void manyColoursAreSummedUp() {
    int[] ramp = new int[256];
    Arrays.setAll(ramp, value -> value * 0x010101);

    List<Swatch> palette = Palette.of(ramp, 4);

    // An even ramp is cut in halves and quarters; their means are 31.5, 95.5, 159.5 and 223.5.
    assertThat(palette).extracting(Swatch::share).containsOnly(0.25);
    assertThat(palette)
        .extracting(swatch -> swatch.colour().red())
        .containsExactlyInAnyOrder(32, 96, 160, 224);
  }

  @Test
  void thePaletteOfAnyPictureHasAllPixels() {
    List<Swatch> palette = Features.of(TestPictures.detailed(50, 50)).palette();

    assertThat(palette).hasSize(Features.PALETTE_SIZE);
    assertThat(palette.stream().mapToDouble(Swatch::share).sum()).isCloseTo(1.0, within(1e-9));
    assertThat(palette)
        .isSortedAccordingTo((one, other) -> Double.compare(other.share(), one.share()));
  }

  private static int[] checkerboard(int width, int height) {
    int[] pixels = new int[width * height];
    Arrays.setAll(pixels, i -> (i % width + i / width) % 2 == 0 ? 0xffffff : 0);
    return pixels;
  }
}
