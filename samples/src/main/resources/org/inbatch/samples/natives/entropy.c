#include <math.h>
#include <stdint.h>

/* Returns how many bits a byte of the data is worth: 0 where all are alike, 8 in noise. */
double entropy(const uint8_t *data, int64_t length) {
  int64_t counts[256] = {0};
  for (int64_t i = 0; i < length; i++) {
    counts[data[i]]++;
  }
  double bits = 0;
  for (int value = 0; value < 256; value++) {
    if (counts[value] > 0) {
      double share = (double) counts[value] / length;
      bits -= share * log2(share);
    }
  }
  return bits;
}
