package org.inbatch.samples.contactsheet;

/**
 * The mean colour of a picture: what is seen of it from far away.
 *
 * <p>The mean is that of the light, not of the stored numbers: each channel is decoded with the
 * sRGB transfer function, averaged, and encoded again. Half black and half white so gives 188, not
 * 128.
 *
 * @see <a href="https://www.w3.org/Graphics/Color/sRGB">Stokes, Anderson, Chandrasekar and Motta: A
 *     Standard Default Color Space for the Internet, sRGB (1996); IEC 61966-2-1:1999</a>
 */
final class MeanColour {

  /** The light of each of the 256 stored values, from 0 to 1. */
  private static final double[] LIGHT = new double[256];

  static {
    for (int value = 0; value < LIGHT.length; value++) {
      double v = value / 255.0;
      LIGHT[value] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
  }

  private MeanColour() {}

  /** Returns the mean colour of pixels {@code 0xRRGGBB}, of which there must be one at least. */
  static Rgb of(int[] pixels) {
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int pixel : pixels) {
      red += LIGHT[(pixel >> 16) & 0xff];
      green += LIGHT[(pixel >> 8) & 0xff];
      blue += LIGHT[pixel & 0xff];
    }
    int n = pixels.length;
    return new Rgb(stored(red / n), stored(green / n), stored(blue / n));
  }

  private static int stored(double light) {
    double v = light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(v * 255);
  }
}
