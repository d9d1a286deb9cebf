package org.inbatch.samples.contactsheet;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG files. */
final class Png {

  private Png() {}

  /**
   * Writes an image, in place of a file that may be there, and returns the file.
   *
   * @throws IOException if the file cannot be written
   */
  static Path write(RenderedImage image, Path file) throws IOException {
    // Given a file, ImageIO loses the reason why it cannot be opened; given a stream, it makes a
    // temporary file.
    try (OutputStream out = Files.newOutputStream(file);
        MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", png)) {
        throw new IOException("this JDK cannot write PNG files");
      }
    }
    return file;
  }
}
