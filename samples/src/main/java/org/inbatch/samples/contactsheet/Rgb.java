package org.inbatch.samples.contactsheet;

import java.awt.Color;

/**
 * An opaque sRGB colour.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Rgb(int red, int green, int blue) {

  /** Returns the colour in the notation of the web, such as {@code #1e90ff}. */
  String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** Returns the same colour for Java2D. */
  Color toColor() {
    return new Color(red, green, blue);
  }
}
