package org.inbatch.samples.contactsheet;

/**
 * The sharpness of a picture: the variance of the Laplacian of its luma.
 *
 * <p>Blur removes what the Laplacian answers to, so the variance falls. It depends on the motif
 * too: it compares shots of one thing, not gravel with a portrait. The Laplacian is the sum of the
 * four neighbours less four times the pixel, over the pixels that have all four; luma is that of
 * ITU-R BT.601, from 0 to 255.
 *
 * @see <a href="https://doi.org/10.1109/ICPR.2000.903548">Pech-Pacheco, Cristóbal,
 *     Chamorro-Martínez and Fernández-Valdivia: Diatom autofocusing in brightfield microscopy: a
 *     comparative study (ICPR 2000)</a>
 */
final class Sharpness {

  /** A way to compute it: {@link Sharpness#of}, or one that gives the same. */
  @FunctionalInterface
  interface Measure {

    /** See {@link Sharpness#of}. */
    double of(int[] pixels, int width);
  }

  private Sharpness() {}

  /**
   * Returns the variance of the Laplacian, at least 0; 0 for a picture of fewer than 3 rows or
   * columns, which has no pixel with four neighbours.
   *
   * @param pixels {@code 0xRRGGBB}, row by row
   * @param width the number of pixels in a row
   */
  static double of(int[] pixels, int width) {
    int height = pixels.length / width;
    if (width < 3 || height < 3) {
      return 0;
    }
    double sum = 0;
    double sumOfSquares = 0;
    double[] above = luma(pixels, width, 0);
    double[] here = luma(pixels, width, 1);
    for (int y = 1; y < height - 1; y++) {
      double[] below = luma(pixels, width, y + 1);
      for (int x = 1; x < width - 1; x++) {
        double laplacian = above[x] + below[x] + here[x - 1] + here[x + 1] - 4 * here[x];
        sum += laplacian;
        sumOfSquares += laplacian * laplacian;
      }
      above = here;
      here = below;
    }
    double n = (width - 2.0) * (height - 2.0);
    double mean = sum / n;
    // Rounding can take the difference of two equal numbers just below 0.
    return Math.max(0, sumOfSquares / n - mean * mean);
  }

  private static double[] luma(int[] pixels, int width, int y) {
    double[] row = new double[width];
    for (int x = 0; x < width; x++) {
      int pixel = pixels[y * width + x];
      row[x] =
          0.299 * ((pixel >> 16) & 0xff) + 0.587 * ((pixel >> 8) & 0xff) + 0.114 * (pixel & 0xff);
    }
    return row;
  }
}
