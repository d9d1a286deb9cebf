package org.inbatch.samples.mishaps;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.imageio.ImageIO;

/**
 * A picture of the sky.
 *
 * @param width how many points a row has
 * @param light how bright each point is, from 0 to 255, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
record Sky(int width, byte[] light) {

  /** A point as bright as this is part of something that shines. */
  private static final int BRIGHT = 90;

  static Sky read(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    if (picture == null) {
      throw new IOException(file + " is no picture that Java reads");
    }
    int width = picture.getWidth();
    byte[] light = new byte[width * picture.getHeight()];
    for (int i = 0; i < light.length; i++) {
      light[i] = (byte) (picture.getRGB(i % width, i / width) >> 8); // its green, nearly the luma
    }
    return new Sky(width, light);
  }

  int height() {
    return light.length / width;
  }

  /** Returns how many things shine in a field: patches of bright points that touch. */
  int sources(Field field) {
    int left = width * field.column() / Field.SIDE;
    int right = width * (field.column() + 1) / Field.SIDE;
    int top = height() * field.row() / Field.SIDE;
    int bottom = height() * (field.row() + 1) / Field.SIDE;
    boolean[][] bright = new boolean[bottom - top + 2][right - left + 2]; // dark all round
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        bright[y - top + 1][x - left + 1] = Byte.toUnsignedInt(light[y * width + x]) >= BRIGHT;
      }
    }
    int sources = 0;
    for (int y = 1; y <= bottom - top; y++) {
      for (int x = 1; x <= right - left; x++) {
        if (bright[y][x]) {
          sources++;
          putOut(bright, x, y);
        }
      }
    }
    return sources;
  }

  private record Point(int x, int y) {}

  /** Makes a point dark, and all bright ones that it is joined to. */
  private static void putOut(boolean[][] bright, int x, int y) {
    Deque<Point> points = new ArrayDeque<>();
    points.push(new Point(x, y));
    while (!points.isEmpty()) {
      Point point = points.pop();
      if (bright[point.y][point.x]) {
        bright[point.y][point.x] = false;
        points.push(new Point(point.x - 1, point.y));
        points.push(new Point(point.x + 1, point.y));
        points.push(new Point(point.x, point.y - 1));
        points.push(new Point(point.x, point.y + 1));
      }
    }
  }
}
