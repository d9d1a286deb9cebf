package org.inbatch.samples.contactsheet;

import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.NativeFunction;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.samples.natives.CSource;

/** {@link Sharpness}, computed by C, to the same bits: {@code sharpness.c}. */
final class SharpnessInC extends Batch<SharpnessInC.Grid>
    implements SharpnessInCDispatcher.Parallel {

  /** What {@code sharpness} takes. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares these records
  record Grid(int[] pixels, int width, int height) {}

  private SharpnessInC(Grid picture) {
    super(List.of(picture));
  }

  /**
   * Compiles and loads the C.
   *
   * @return whether there was a compiler
   */
  static boolean load() throws InterruptedException {
    return CSource.load(SharpnessInC.class, "sharpness.c");
  }

  /**
   * Returns what {@link Sharpness#of} does; the C has to be loaded by then.
   *
   * @param pixels {@code 0xRRGGBB}, row by row
   * @param width the number of pixels in a row
   */
  static double of(int[] pixels, int width) {
    return new SharpnessInC(new Grid(pixels, width, pixels.length / width)).parallel().sharpness();
  }

  @InBatchParallel(init = "indices", post = "first", target = ParallelTarget.NATIVE)
  @NativeFunction
  static native double sharpness(int[] pixels, int width, int height);

  /** Returns the sharpness of the one picture of this batch. */
  double first(double[] sharpness) {
    return sharpness[0];
  }
}
