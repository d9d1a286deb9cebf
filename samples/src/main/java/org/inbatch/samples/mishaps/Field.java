package org.inbatch.samples.mishaps;

import org.inbatch.testing.Mishap;

/**
 * One of the hundred fields of a sky.
 *
 * @param column where it is, from 0 to 9
 * @param row where it is, from 0 to 9
 * @param mishap what goes wrong there, as a fault of a program might
 */
record Field(int column, int row, Mishap mishap) {

  /** How many columns there are, and rows. */
  static final int SIDE = 10;
}
