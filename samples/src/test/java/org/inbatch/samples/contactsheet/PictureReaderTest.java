package org.inbatch.samples.contactsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
  void readsLosslessFormatsAsTheyAre(String format) throws IOException {
    Picture picture = read(TestPictures.plain(7, 5, new Color(0x336699)), "picture." + format);

    assertThat(picture.width()).isEqualTo(7);
    assertThat(picture.height()).isEqualTo(5);
    assertThat(picture.image().getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    assertThat(colourOf(picture)).isEqualTo("#336699");
  }

  @Test
  void readsTheSmallestPicture() throws IOException {
    assertThat(colourOf(read(TestPictures.plain(1, 1, Color.RED), "dot.png"))).isEqualTo("#ff0000");
  }

  @Test
  void readsGreyAsTheStoredValues() throws IOException {
    assertThat(colourOf(read(grey(DataBuffer.TYPE_BYTE, 100), "8.png"))).isEqualTo("#646464");
    assertThat(colourOf(read(grey(DataBuffer.TYPE_USHORT, 0x6464), "16.png"))).isEqualTo("#646464");
    assertThat(colourOf(read(grey(DataBuffer.TYPE_BYTE, 100, 255), "alpha.png")))
        .isEqualTo("#646464");
    assertThat(colourOf(read(grey(DataBuffer.TYPE_BYTE, 100, 0), "clear.png")))
        .isEqualTo("#ffffff");
    assertThat(colourOf(read(grey(DataBuffer.TYPE_USHORT, 0x6464, 0xffff), "alpha16.png")))
        .isEqualTo("#646464");
  }

  @Test
  void readsSixteenBitsAChannel() throws IOException {
    BufferedImage deep =
        TestPictures.ofSamples(
            8, 8, ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, 0x3333, 0x6666, 0x9999);
    assertThat(colourOf(read(deep, "deep.png"))).isEqualTo("#336699");
  }

  @Test
  void readsTheColoursOfPrinters() throws IOException {
    // Red is no cyan, all magenta, all yellow and no black; stored is 255 less each of these.
    byte[] red = TestPictures.jpegOfFourChannels(16, 16, 0, 255, 0, 0, 255);
    Picture picture = PictureReader.read(Files.write(folder.resolve("cmyk.jpg"), red));
    Rgb mean = Features.of(picture.image()).meanColour();

    assertThat(mean.red()).isGreaterThan(240);
    assertThat(mean.green()).isLessThan(30);
    assertThat(mean.blue()).isLessThan(30);
  }

  @Test
  void laysTransparentPicturesOnWhite() throws IOException {
    BufferedImage clear =
        TestPictures.plain(8, 8, new Color(0, 0, 0, 0), BufferedImage.TYPE_INT_ARGB);
    assertThat(colourOf(read(clear, "clear.png"))).isEqualTo("#ffffff");

    BufferedImage half =
        TestPictures.plain(8, 8, new Color(0, 0, 0, 128), BufferedImage.TYPE_INT_ARGB);
    assertThat(colourOf(read(half, "half.png"))).isEqualTo("#7f7f7f");
  }

  @Test
  void turnsThePictureAsTheCameraWasHeld() throws IOException {
    BufferedImage leftRedRightBlue = TestPictures.plain(64, 32, Color.RED);
    leftRedRightBlue
        .createGraphics()
        .drawImage(TestPictures.plain(32, 32, Color.BLUE), 32, 0, null);
    Path file = folder.resolve("turned.jpg");
    Files.write(file, TestPictures.turnedJpeg(leftRedRightBlue));

    Picture picture = PictureReader.read(file);

    assertThat(picture.width()).isEqualTo(32);
    assertThat(picture.height()).isEqualTo(64);
    assertThat(picture.image().getHeight()).isEqualTo(64);
    Color top = new Color(picture.image().getRGB(16, 8));
    Color bottom = new Color(picture.image().getRGB(16, 56));
    assertThat(top.getRed()).isGreaterThan(200);
    assertThat(bottom.getBlue()).isGreaterThan(200);
  }

  @Test
  void readsOnlyAsMuchOfAHugePictureAsIsNeeded() throws IOException {
    BufferedImage huge = new BufferedImage(9000, 6000, BufferedImage.TYPE_BYTE_BINARY);

    Picture picture = read(huge, "huge.png");

    assertThat(picture.width()).isEqualTo(9000);
    assertThat(picture.height()).isEqualTo(6000);
    assertThat((long) picture.image().getWidth() * picture.image().getHeight())
        .isLessThanOrEqualTo(PictureReader.MAX_PIXELS)
        .isGreaterThan(PictureReader.MAX_PIXELS / 4);
    assertThat(picture.image().getWidth() * 2).isEqualTo(picture.image().getHeight() * 3);
  }

  @Test
  void namesWhatIsNoPicture() throws IOException {
    assertRefused("hello".getBytes(UTF_8), "not a picture of a format that Java reads");
    assertRefused(new byte[0], "the file is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void namesWhatWasCutOff(String format) throws IOException {
    byte[] whole = TestPictures.encoded(TestPictures.detailed(200, 200), format);
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "damaged: ");
  }

  @Test
  void namesWhatIsDamaged() throws IOException {
    byte[] png = TestPictures.encoded(TestPictures.detailed(200, 200), "png");
    Arrays.fill(png, png.length / 2, png.length / 2 + 64, (byte) 0);
    assertRefused(png, "damaged: ");
  }

  @Test
  void namesColoursThatJavaDoesNotRead() throws IOException {
    assertRefused(
        TestPictures.jpegOfFourChannels(16, 16, 1, 0, 0, 0, 0),
        "its colours are of a kind that Java does not read");
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatExceptionOfType(UnreadablePictureException.class)
        .isThrownBy(() -> PictureReader.read(folder))
        .withMessage("not a regular file");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> PictureReader.read(folder.resolve("missing.png")));
  }

  private static BufferedImage grey(int dataType, int... samples) {
    return TestPictures.ofSamples(8, 8, ColorSpace.CS_GRAY, dataType, samples);
  }

  private Picture read(BufferedImage image, String name) throws IOException {
    return PictureReader.read(TestPictures.write(image, folder.resolve(name)));
  }

  private static String colourOf(Picture picture) {
    return Features.of(picture.image()).meanColour().hex();
  }

  private void assertRefused(byte[] content, String reason) throws IOException {
    Path file = Files.write(folder.resolve("bad.png"), content);
    assertThatExceptionOfType(UnreadablePictureException.class)
        .isThrownBy(() -> PictureReader.read(file))
        .withMessageContaining(reason);
  }
}
