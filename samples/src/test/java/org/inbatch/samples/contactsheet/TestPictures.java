package org.inbatch.samples.contactsheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures of known content for the tests. */
final class TestPictures {

  private TestPictures() {}

  /** An image of one colour. */
  static BufferedImage plain(int width, int height, Color colour, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /** An image of one RGB colour. */
  static BufferedImage plain(int width, int height, Color colour) {
    return plain(width, height, colour, BufferedImage.TYPE_INT_RGB);
  }

  /** An image of noise-like detail, which neither PNG nor JPEG can make small. */
  static BufferedImage detailed(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, ((x * 7919) ^ (y * 104729)) * 31);
      }
    }
    return image;
  }

  /** An image of interleaved samples, each pixel with the given ones. */
  static BufferedImage ofSamples(
      int width, int height, int colourSpace, int dataType, int... samples) {
    ColorSpace space = ColorSpace.getInstance(colourSpace);
    boolean alpha = samples.length > space.getNumComponents();
    int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    ColorModel model = new ComponentColorModel(space, alpha, false, transparency, dataType);
    WritableRaster raster = model.createCompatibleWritableRaster(width, height);
    fill(raster, samples);
    return new BufferedImage(model, raster, false, null);
  }

  private static void fill(WritableRaster raster, int... samples) {
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        raster.setPixel(x, y, samples);
      }
    }
  }

  /** Encodes an image; the format must be able to hold it. */
  static byte[] encoded(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException(format + " cannot hold " + image);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A JPEG of four channels, each pixel with the given samples.
   *
   * @param adobeTransform how the channels are to be read: 0 is CMYK, inverted as Adobe writes it;
   *     1 is for three channels, and so makes no sense here
   */
  static byte[] jpegOfFourChannels(int width, int height, int adobeTransform, int... samples)
      throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, new Point());
    fill(raster, samples);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    byte[] adobe = {
      (byte) 0xff,
      (byte) 0xee,
      0,
      14, // APP14 and its length
      'A',
      'd',
      'o',
      'b',
      'e',
      0,
      100,
      0,
      0,
      0,
      0,
      (byte) adobeTransform
    };
    return spliced(bytes.toByteArray(), 2, 2, adobe);
  }

  /**
   * A JPEG of a camera that was held upright: its Exif part says that it is to be turned clockwise.
   */
  static byte[] turnedJpeg(BufferedImage image) {
    byte[] jpeg = encoded(image, "jpeg");
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34, // APP1 and its length
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8, // big-endian TIFF; its directory begins at 8
      0,
      1, // one entry:
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0, // orientation, a short, 6
      0,
      0,
      0,
      0 // no further directory
    };
    // In place of the JFIF part, which cameras do not write.
    return spliced(jpeg, 2, 4 + jpeg[4] * 256 + jpeg[5], exif);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] part) {
    byte[] spliced = new byte[from + part.length + bytes.length - to];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(part, 0, spliced, from, part.length);
    System.arraycopy(bytes, to, spliced, from + part.length, bytes.length - to);
    return spliced;
  }

  /** Writes an image in the format of the file's extension, and returns the file. */
  static Path write(BufferedImage image, Path file) throws IOException {
    String name = FileNames.of(file);
    return Files.write(file, encoded(image, name.substring(name.lastIndexOf('.') + 1)));
  }
}
