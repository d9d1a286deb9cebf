package org.inbatch.samples.contactsheet;

import java.awt.image.BufferedImage;

/**
 * A thumbnail on its way from a worker process: an image cannot travel, its pixels can.
 *
 * @param width the number of columns of the image
 * @param height the number of its rows
 * @param pixels its pixels, row by row
 * @param pictureWidth see {@link Thumbnail}
 * @param pictureHeight see {@link Thumbnail}
 * @param features see {@link Thumbnail}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
record SentThumbnail(
    int width, int height, int[] pixels, int pictureWidth, int pictureHeight, Features features) {

  static SentThumbnail of(Thumbnail thumbnail) {
    BufferedImage image = thumbnail.image();
    int width = image.getWidth();
    int height = image.getHeight();
    return new SentThumbnail(
        width,
        height,
        image.getRGB(0, 0, width, height, null, 0, width),
        thumbnail.pictureWidth(),
        thumbnail.pictureHeight(),
        thumbnail.features());
  }

  /** Returns the thumbnail as it was. */
  Thumbnail received() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return new Thumbnail(image, pictureWidth, pictureHeight, features);
  }
}
