package org.inbatch.samples.contactsheet;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.inbatch.Outcome;

/** Draws the contact sheet of a batch: a title, and a tile for each file. */
final class SheetRenderer {

  private final SheetLayout layout;

  SheetRenderer(SheetLayout layout) {
    this.layout = layout;
  }

  /**
   * Returns the sheet.
   *
   * @param batch the pictures, after the call; as many as the layout was made for
   * @param subtitle what the sheet is of
   */
  BufferedImage render(PictureBatch batch, String subtitle) {
    BufferedImage sheet =
        new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      SheetStyle.smooth(graphics);
      graphics.setColor(SheetStyle.PAPER);
      graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      drawHeader(graphics, subtitle);
      TilePainter painter = new TilePainter(graphics, layout);
      for (int tile = 0; tile < batch.results().size(); tile++) {
        Path file = batch.indices().get(tile);
        Outcome<Thumbnail> outcome = batch.results().get(tile);
        painter.paint(layout.x(tile), layout.y(tile), FileNames.printable(file), outcome);
      }
    } finally {
      graphics.dispose();
    }
    return sheet;
  }

  private void drawHeader(Graphics2D graphics, String subtitle) {
    int x = layout.margin();
    int width = layout.width() - 2 * x;
    graphics.setFont(SheetStyle.bold(layout.scaled(28)));
    FontMetrics title = graphics.getFontMetrics();
    int baseline = layout.margin() + title.getAscent();
    graphics.setColor(SheetStyle.INK);
    graphics.drawString(SheetText.elided("Contact sheet", title, width), x, baseline);
    graphics.setFont(SheetStyle.plain(layout.scaled(14)));
    graphics.setColor(SheetStyle.SOFT_INK);
    graphics.drawString(
        SheetText.elided(subtitle, graphics.getFontMetrics(), width),
        x,
        baseline + layout.scaled(24));
  }
}
