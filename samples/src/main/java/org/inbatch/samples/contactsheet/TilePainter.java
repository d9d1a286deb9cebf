package org.inbatch.samples.contactsheet;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.inbatch.Outcome;
import org.inbatch.samples.contactsheet.Features.Swatch;

/** Paints the tile of one file: its thumbnail, palette and captions, or why it has none. */
final class TilePainter {

  private final Graphics2D graphics;
  private final SheetLayout layout;

  /** Creates a painter; it changes the colour and the font of the graphics. */
  TilePainter(Graphics2D graphics, SheetLayout layout) {
    this.graphics = graphics;
    this.layout = layout;
  }

  /** Paints a tile whose upper left corner is given. */
  void paint(int x, int y, String name, Outcome<Thumbnail> outcome) {
    paintCard(x, y);
    int left = x + layout.padding();
    int top = y + layout.padding();
    switch (outcome) {
      case Outcome.Success<Thumbnail>(_, Thumbnail thumbnail) -> {
        Features features = thumbnail.features();
        paintWell(left, top, SheetStyle.WELL);
        paintThumbnail(left, top, thumbnail.image());
        paintPalette(left, stripTop(top), features.palette());
        paintName(left, top, name);
        paintLine(
            left,
            line(top, 2),
            "%d × %d · sharpness %s"
                .formatted(
                    thumbnail.pictureWidth(),
                    thumbnail.pictureHeight(),
                    String.format(Locale.ROOT, "%,.0f", features.sharpness())));
        paintMeanColour(left, line(top, 3), features.meanColour());
      }
      case Outcome.Failure<Thumbnail> failure -> {
        paintWell(left, top, SheetStyle.FAILED_WELL);
        paintReason(left, top, FailureReason.of(failure.cause()));
        paintName(left, top, name);
        paintLine(left, line(top, 2), "no picture");
      }
    }
  }

  private void paintCard(int x, int y) {
    int width = layout.tileWidth();
    int height = layout.tileHeight();
    int arc = layout.scaled(12);
    graphics.setColor(SheetStyle.SHADOW);
    for (int spread = layout.scaled(5); spread > 0; spread--) {
      graphics.fill(
          new RoundRectangle2D.Double(
              x - spread + 1.0,
              y - spread + 3.0,
              width + 2.0 * spread - 2,
              height + 2.0 * spread - 2,
              arc + spread,
              arc + spread));
    }
    Shape card = new RoundRectangle2D.Double(x + 0.5, y + 0.5, width - 1.0, height - 1.0, arc, arc);
    graphics.setColor(SheetStyle.CARD);
    graphics.fill(card);
    graphics.setColor(SheetStyle.CARD_EDGE);
    graphics.draw(card);
  }

  private void paintWell(int left, int top, Color colour) {
    graphics.setColor(colour);
    graphics.fillRect(left, top, layout.well(), layout.well());
  }

  private void paintThumbnail(int left, int top, BufferedImage image) {
    graphics.drawImage(
        image,
        left + (layout.well() - image.getWidth()) / 2,
        top + (layout.well() - image.getHeight()) / 2,
        null);
  }

  /** Each colour is as wide as its share; the strip's ends are round. */
  private void paintPalette(int left, int y, List<Swatch> palette) {
    int height = layout.strip();
    Area strip =
        new Area(new RoundRectangle2D.Double(left, y, layout.well(), height, height, height));
    double x = left;
    for (Swatch swatch : palette) {
      double width = swatch.share() * layout.well();
      Area part = new Area(new Rectangle2D.Double(x, y, width, height));
      part.intersect(strip);
      graphics.setColor(swatch.colour().toColor());
      graphics.fill(part);
      x += width;
    }
    graphics.setColor(SheetStyle.CARD_EDGE);
    graphics.draw(strip);
  }

  private void paintName(int left, int top, String name) {
    graphics.setColor(SheetStyle.INK);
    paintText(left, line(top, 1), name, SheetStyle.bold(layout.scaled(14)));
  }

  private void paintLine(int left, int baseline, String text) {
    graphics.setColor(SheetStyle.SOFT_INK);
    paintText(left, baseline, text, SheetStyle.plain(layout.scaled(13)));
  }

  private void paintText(int left, int baseline, String text, Font font) {
    graphics.setFont(font);
    String fitting = SheetText.elided(text, graphics.getFontMetrics(), layout.well());
    graphics.drawString(fitting, left, baseline);
  }

  private void paintMeanColour(int left, int baseline, Rgb colour) {
    int size = layout.scaled(11);
    Shape dot = new Ellipse2D.Double(left, baseline - size + 1.0, size, size);
    graphics.setColor(colour.toColor());
    graphics.fill(dot);
    graphics.setColor(SheetStyle.CARD_EDGE);
    graphics.draw(dot);
    paintLine(left + size + layout.scaled(6), baseline, colour.hex() + " mean");
  }

  private void paintReason(int left, int top, String reason) {
    graphics.setFont(SheetStyle.plain(layout.scaled(14)));
    graphics.setColor(SheetStyle.FAILED_INK);
    FontMetrics metrics = graphics.getFontMetrics();
    int inner = layout.well() - 2 * layout.padding();
    List<String> lines = SheetText.wrapped(reason, metrics, inner, 6);
    int y = top + (layout.well() - lines.size() * layout.lineHeight()) / 2 + metrics.getAscent();
    for (String line : lines) {
      int centred = left + (layout.well() - metrics.stringWidth(line)) / 2;
      graphics.drawString(line, centred, y);
      y += layout.lineHeight();
    }
  }

  private int stripTop(int top) {
    return top + layout.well() + layout.padding();
  }

  /** Returns the baseline of a line of the caption, from 1. */
  private int line(int top, int number) {
    return stripTop(top) + layout.strip() + layout.scaled(4) + number * layout.lineHeight();
  }
}
