#include <stdint.h>

/* Returns the luma of a pixel 0xRRGGBB, from 0 to 255. */
static double luma(int32_t pixel) {
  return 0.299 * ((pixel >> 16) & 0xff) + 0.587 * ((pixel >> 8) & 0xff) + 0.114 * (pixel & 0xff);
}

/*
 * Returns the variance of the Laplacian, as Sharpness.java does: with the same operations in the
 * same order, so that not a bit of it differs.
 */
double sharpness(const int32_t *pixels, int32_t width, int32_t height) {
  if (width < 3 || height < 3) {
    return 0;
  }
  double sum = 0;
  double sum_of_squares = 0;
  for (int32_t y = 1; y < height - 1; y++) {
    const int32_t *here = pixels + (int64_t) y * width;
    for (int32_t x = 1; x < width - 1; x++) {
      double laplacian = luma(here[x - width]) + luma(here[x + width]) + luma(here[x - 1])
                         + luma(here[x + 1]) - 4 * luma(here[x]);
      sum += laplacian;
      sum_of_squares += laplacian * laplacian;
    }
  }
  double n = (width - 2.0) * (height - 2.0);
  double mean = sum / n;
  double variance = sum_of_squares / n - mean * mean;
  return variance > 0 ? variance : 0;
}
