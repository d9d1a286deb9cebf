package org.inbatch.samples.contactsheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.inbatch.samples.contactsheet.Features.Swatch;

/**
 * The palette of a picture: a few colours that stand for all of its pixels.
 *
 * <p>The colours are cut in two again and again, each time where a cut along one channel lowers the
 * squared error most, and each part is represented by its mean. To be quick on large pictures, the
 * pixels are first counted in 32 x 32 x 32 cells, of which each keeps the mean of what fell into
 * it; a picture of a few clearly different colours so gets just these.
 *
 * @see <a href="http://algorithmicbotany.org/papers/variance-based.html">Wan, Prusinkiewicz and
 *     Wong: Variance-based color image quantization for frame buffer display (Color Research and
 *     Application 15, 1990)</a>
 */
final class Palette {

  private static final int CELL_BITS = 5;

  private static final List<ToDoubleFunction<Cell>> AXES =
      List.of(Cell::red, Cell::green, Cell::blue);

  private Palette() {}

  /**
   * Returns the palette, the largest share first; fewer colours than asked for where the picture
   * has fewer.
   *
   * @param pixels {@code 0xRRGGBB}, at least one
   * @param size how many colours at most; at least 1
   */
  static List<Swatch> of(int[] pixels, int size) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.of(cells(pixels)));
    while (parts.size() < size) {
      Part worst = Collections.max(parts, Comparator.comparingDouble(Part::gain));
      if (worst.gain() == 0) {
        break; // each part is a single cell
      }
      parts.remove(worst);
      parts.add(Part.of(worst.low()));
      parts.add(Part.of(worst.high()));
    }
    return parts.stream()
        .map(part -> part.swatch(pixels.length))
        .sorted(Comparator.comparingDouble(Swatch::share).reversed())
        .toList();
  }

  /** Pixels of nearly the same colour: how many, and their mean. */
  private record Cell(long count, double red, double green, double blue) {}

  /**
   * Some of the cells, and where to cut them best.
   *
   * @param cells the cells in order of the channel to cut along
   * @param cut the first cell of the upper part
   * @param gain how much squared error the cut takes away; 0 where there is nothing to cut
   */
  private record Part(List<Cell> cells, int cut, double gain) {

    static Part of(List<Cell> cells) {
      return AXES.stream()
          .map(axis -> along(axis, cells))
          .max(Comparator.comparingDouble(Part::gain))
          .orElseThrow();
    }

    /** Cutting n pixels into a and b takes a * b / n times the squared distance of their means. */
    private static Part along(ToDoubleFunction<Cell> axis, List<Cell> cells) {
      List<Cell> sorted = cells.stream().sorted(Comparator.comparingDouble(axis)).toList();
      double count = 0;
      double sum = 0;
      for (Cell cell : sorted) {
        count += cell.count();
        sum += cell.count() * axis.applyAsDouble(cell);
      }
      Part best = new Part(sorted, 0, 0);
      double lowCount = 0;
      double lowSum = 0;
      for (int cut = 1; cut < sorted.size(); cut++) {
        Cell before = sorted.get(cut - 1);
        lowCount += before.count();
        lowSum += before.count() * axis.applyAsDouble(before);
        double highCount = count - lowCount;
        double distance = (sum - lowSum) / highCount - lowSum / lowCount;
        double gain = lowCount * highCount / count * distance * distance;
        if (gain > best.gain()) {
          best = new Part(sorted, cut, gain);
        }
      }
      return best;
    }

    List<Cell> low() {
      return cells.subList(0, cut);
    }

    List<Cell> high() {
      return cells.subList(cut, cells.size());
    }

    Swatch swatch(int pixelCount) {
      double count = 0;
      double red = 0;
      double green = 0;
      double blue = 0;
      for (Cell cell : cells) {
        count += cell.count();
        red += cell.count() * cell.red();
        green += cell.count() * cell.green();
        blue += cell.count() * cell.blue();
      }
      Rgb colour = new Rgb(rounded(red / count), rounded(green / count), rounded(blue / count));
      return new Swatch(colour, count / pixelCount);
    }
  }

  private static int rounded(double value) {
    return (int) Math.round(value);
  }

  private static List<Cell> cells(int[] pixels) {
    int cellCount = 1 << (3 * CELL_BITS);
    int shift = 8 - CELL_BITS;
    long[] counts = new long[cellCount];
    long[] reds = new long[cellCount];
    long[] greens = new long[cellCount];
    long[] blues = new long[cellCount];
    for (int pixel : pixels) {
      int red = (pixel >> 16) & 0xff;
      int green = (pixel >> 8) & 0xff;
      int blue = pixel & 0xff;
      int cell = (red >> shift) << (2 * CELL_BITS);
      cell |= (green >> shift) << CELL_BITS;
      cell |= blue >> shift;
      counts[cell]++;
      reds[cell] += red;
      greens[cell] += green;
      blues[cell] += blue;
    }
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < cellCount; cell++) {
      long n = counts[cell];
      if (n > 0) {
        cells.add(
            new Cell(
                n, (double) reds[cell] / n, (double) greens[cell] / n, (double) blues[cell] / n));
      }
    }
    return cells;
  }
}
