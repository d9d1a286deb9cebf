package org.inbatch.samples.contactsheet;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What was measured on a picture.
 *
 * @param meanColour see {@link MeanColour}
 * @param sharpness see {@link Sharpness}
 * @param palette the few colours that stand for the picture, the largest share first; see {@link
 *     Palette}
 */
record Features(Rgb meanColour, double sharpness, List<Swatch> palette) {

  /** How many colours a palette has at most. */
  static final int PALETTE_SIZE = 5;

  /**
   * A colour of a palette.
   *
   * @param colour the colour
   * @param share the fraction of the pixels that it stands for, above 0 and up to 1
   */
  record Swatch(Rgb colour, double share) {}

  /**
   * Measures a picture.
   *
   * @param picture of type {@link BufferedImage#TYPE_INT_RGB}, as {@link PictureReader} gives it
   */
  static Features of(BufferedImage picture) {
    return of(picture, Sharpness::of);
  }

  /** Measures a picture, its sharpness in the given way. */
  static Features of(BufferedImage picture, Sharpness.Measure sharpness) {
    int width = picture.getWidth();
    int[] pixels =
        (int[]) picture.getRaster().getDataElements(0, 0, width, picture.getHeight(), null);
    return new Features(
        MeanColour.of(pixels), sharpness.of(pixels, width), Palette.of(pixels, PALETTE_SIZE));
  }
}
