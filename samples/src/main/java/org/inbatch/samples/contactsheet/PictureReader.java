package org.inbatch.samples.contactsheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures of every format that the JDK knows into one form: upright, opaque, 8-bit sRGB.
 *
 * <p>Transparent parts become white, as on a sheet of paper. Of an animation, or a document of
 * several pages, the first image is read.
 */
final class PictureReader {

  /**
   * The most pixels that are held of one picture. Of a larger one only every second, third, ... row
   * and column is read, so that one file cannot take all the memory; this makes it a little sharper
   * than it is.
   */
  static final long MAX_PIXELS = 16_000_000;

  /** What the JPEG reader merely warns of, and then fills the rest of the picture with grey. */
  private static final Pattern DAMAGE =
      Pattern.compile("truncated|premature end", Pattern.CASE_INSENSITIVE);

  private static final String CUT_OFF = "damaged: the file ends too early";

  private PictureReader() {}

  /**
   * Returns the picture in a file.
   *
   * @throws UnreadablePictureException if the file is not a picture, is damaged, or is of a kind
   *     that the JDK does not read
   * @throws IOException if the file cannot be opened
   */
  static Picture read(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new UnreadablePictureException("not a regular file");
    }
    if (attributes.size() == 0) {
      throw new UnreadablePictureException("the file is empty");
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnreadablePictureException(
            "not a picture of a format that Java reads (BMP, GIF, JPEG, PNG, TIFF, WBMP)");
      }
      ImageReader reader = readers.next();
      try {
        return read(reader, in);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Picture read(ImageReader reader, ImageInputStream in) throws IOException {
    try {
      boolean mayBeTurned = reader.getFormatName().equalsIgnoreCase("jpeg");
      // Metadata that nobody asks for is not parsed, and so cannot fail.
      reader.setInput(in, true, !mayBeTurned);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      BufferedImage decoded = decode(reader, step(width, height));
      Orientation orientation = mayBeTurned ? orientation(reader) : Orientation.TOP_LEFT;
      BufferedImage upright =
          flat(ExifFilterUtils.getFilterForOrientation(orientation).apply(flat(decoded)));
      return switch (orientation) {
        case TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT -> new Picture(upright, width, height);
        case LEFT_TOP, RIGHT_TOP, RIGHT_BOTTOM, LEFT_BOTTOM -> new Picture(upright, height, width);
      };
    } catch (UnreadablePictureException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // readers throw both on damaged data
      throw new UnreadablePictureException(reason(e), e);
    }
  }

  private static BufferedImage decode(ImageReader reader, int step) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, param);
    if (warnings.stream().anyMatch(DAMAGE.asPredicate())) {
      throw new UnreadablePictureException(CUT_OFF);
    }
    return image;
  }

  /** Returns the smallest step that leaves no more than {@link #MAX_PIXELS}. */
  private static int step(long width, long height) {
    return Math.max(1, (int) Math.ceil(Math.sqrt((double) (width * height) / MAX_PIXELS)));
  }

  /** Returns how the camera was held; metadata that cannot be read says nothing of it. */
  private static Orientation orientation(ImageReader reader) {
    try {
      @Nullable Orientation orientation = ExifUtils.getExifOrientation(reader, 0);
      return orientation == null ? Orientation.TOP_LEFT : orientation;
    } catch (IOException | RuntimeException _) {
      return Orientation.TOP_LEFT;
    }
  }

  private static BufferedImage flat(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    BufferedImage flat =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = flat.createGraphics();
    graphics.drawImage(isGreyWithAlpha(image) ? unpacked(image) : image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return flat;
  }

  private static boolean isGreyWithAlpha(BufferedImage image) {
    return image.getRaster().getNumBands() == 2
        && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /**
   * Copies grey samples with alpha as they are; Java itself would take them for linear light, other
   * than grey samples alone, and make the picture too bright.
   */
  private static BufferedImage unpacked(BufferedImage image) {
    BufferedImage unpacked =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int excessBits = image.getSampleModel().getSampleSize(0) - 8;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int grey = image.getRaster().getSample(x, y, 0) >> excessBits;
        int alpha = image.getRaster().getSample(x, y, 1) >> excessBits;
        unpacked.setRGB(x, y, (alpha << 24) | (grey << 16) | (grey << 8) | grey);
      }
    }
    return unpacked;
  }

  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Unsupported Image Type")) {
      return "its colours are of a kind that Java does not read";
    }
    if (e instanceof EOFException || e.getCause() instanceof EOFException) {
      return CUT_OFF;
    }
    return "damaged: " + message;
  }
}
