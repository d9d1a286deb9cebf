package org.inbatch;

/**
 * Philox4x64-10: four random numbers as a function of a counter and a key.
 *
 * <p>By Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; the
 * constants are theirs, and the tests hold the known answers that they publish with Random123.
 */
final class Philox {

  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
  private static final long MULTIPLIER_1 = 0xCA5A826395121157L;
  private static final long KEY_STEP_0 = 0x9E3779B97F4A7C15L;
  private static final long KEY_STEP_1 = 0xBB67AE8584CAA73BL;

  private Philox() {}

  /** Returns the four numbers that belong to the four words of a counter and the two of a key. */
  static long[] block(
      long counter0, long counter1, long counter2, long counter3, long key0, long key1) {
    long x0 = counter0;
    long x1 = counter1;
    long x2 = counter2;
    long x3 = counter3;
    long k0 = key0;
    long k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long high0 = Math.unsignedMultiplyHigh(MULTIPLIER_0, x0);
      long low0 = MULTIPLIER_0 * x0;
      long high1 = Math.unsignedMultiplyHigh(MULTIPLIER_1, x2);
      long low1 = MULTIPLIER_1 * x2;
      x0 = high1 ^ x1 ^ k0;
      x1 = low1;
      x2 = high0 ^ x3 ^ k1;
      x3 = low0;
      k0 += KEY_STEP_0;
      k1 += KEY_STEP_1;
    }
    return new long[] {x0, x1, x2, x3};
  }
}
