package org.inbatch.samples.contactsheet;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/**
 * What the contact sheet keeps of a picture.
 *
 * @param image the picture, scaled down
 * @param pictureWidth the number of columns of the picture itself
 * @param pictureHeight the number of rows of the picture itself
 * @param features what was measured on the picture itself
 */
record Thumbnail(BufferedImage image, int pictureWidth, int pictureHeight, Features features) {

  /**
   * Scales a picture to fit a square, and measures it; one that is smaller keeps its size.
   *
   * @param side the side of the square, in pixels; at least 1
   * @param sharpness how the sharpness is computed
   */
  static Thumbnail of(Picture picture, int side, Sharpness.Measure sharpness) throws IOException {
    BufferedImage image = picture.image();
    int longest = Math.max(image.getWidth(), image.getHeight());
    BufferedImage scaled =
        longest <= side ? image : Thumbnails.of(image).size(side, side).asBufferedImage();
    return new Thumbnail(scaled, picture.width(), picture.height(), Features.of(image, sharpness));
  }
}
