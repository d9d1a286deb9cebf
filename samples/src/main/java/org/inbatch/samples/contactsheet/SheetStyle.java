package org.inbatch.samples.contactsheet;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** The colours and fonts of a contact sheet. */
final class SheetStyle {

  static final Color PAPER = new Color(0xf3f1ec);
  static final Color CARD = Color.WHITE;
  static final Color CARD_EDGE = new Color(0xe2ded5);
  static final Color SHADOW = new Color(0x3a, 0x34, 0x28, 10);
  static final Color WELL = new Color(0xf0eee9);
  static final Color INK = new Color(0x23211d);
  static final Color SOFT_INK = new Color(0x7b766b);
  static final Color FAILED_WELL = new Color(0xfbeeea);
  static final Color FAILED_INK = new Color(0xa8341d);

  private SheetStyle() {}

  /** Returns whether Java can write at all: bare containers have no fonts. */
  static boolean hasFonts() {
    try {
      return plain(12).canDisplay('a');
    } catch (RuntimeException | LinkageError | InternalError _) { // it depends on what is missing
      return false;
    }
  }

  /** Returns the font of plain text. */
  static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  /** Returns the font of titles and names. */
  static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }

  /**
   * Makes edges and letters smooth, and letters stand where they belong rather than on whole
   * pixels.
   */
  static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }
}
