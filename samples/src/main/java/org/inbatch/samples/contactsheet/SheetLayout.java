package org.inbatch.samples.contactsheet;

/**
 * Where things stand on a contact sheet. All lengths are pixels.
 *
 * <pre>
 *   margin ┬──────────────────────────────┐
 *   header │ Contact sheet                │
 *          │ ┌──────────┐ gap ┌──────────┐│      tile:  padding
 *          │ │   tile   │     │   tile   ││             well, a square for the thumbnail
 *          │ └──────────┘     └──────────┘│             strip with the palette
 *          └──────────────────────────────┘             caption of three lines
 * </pre>
 *
 * @param columns the number of tiles in a row; at least 1
 * @param rows the number of rows; 0 where there are no tiles
 * @param well the side of the square for a thumbnail
 */
record SheetLayout(int columns, int rows, int well) {

  /** A sheet of more pixels would need more memory than it is worth. */
  static final long MAX_PIXELS = 100_000_000;

  /** How much wider than high a sheet is, as far as whole tiles allow it. */
  private static final double ASPECT = 1.3;

  /**
   * Returns the layout of a sheet.
   *
   * @param tiles how many tiles there are; at least 0
   * @param well the side of the square for a thumbnail; at least 1
   */
  static SheetLayout of(int tiles, int well) {
    SheetLayout one = new SheetLayout(1, 1, well);
    double columns = Math.sqrt(ASPECT * tiles * one.tileHeight() / one.tileWidth());
    int wanted = Math.clamp(Math.round(columns), 1, Math.max(1, tiles));
    return new SheetLayout(wanted, Math.ceilDiv(tiles, wanted), well);
  }

  /** Returns a length that is meant for thumbnails of 256 pixels, in proportion to these ones. */
  int scaled(int length) {
    return Math.max(1, (int) Math.round(length * Math.clamp(well / 256.0, 0.5, 2.0)));
  }

  int margin() {
    return scaled(32);
  }

  int gap() {
    return scaled(20);
  }

  int header() {
    return scaled(78);
  }

  int padding() {
    return scaled(12);
  }

  int strip() {
    return scaled(12);
  }

  int lineHeight() {
    return scaled(20);
  }

  int tileWidth() {
    return well + 2 * padding();
  }

  int tileHeight() {
    return padding() + well + padding() + strip() + scaled(8) + 3 * lineHeight() + scaled(10);
  }

  /** Returns the left edge of a tile. */
  int x(int tile) {
    return margin() + tile % columns * (tileWidth() + gap());
  }

  /** Returns the upper edge of a tile. */
  int y(int tile) {
    return margin() + header() + tile / columns * (tileHeight() + gap());
  }

  /** Returns the width of the sheet. */
  int width() {
    return 2 * margin() + columns * tileWidth() + (columns - 1) * gap();
  }

  /** Returns the height of the sheet. */
  int height() {
    return 2 * margin() + header() + rows * tileHeight() + Math.max(0, rows - 1) * gap();
  }

  /** Returns whether the sheet has no more than {@link #MAX_PIXELS}. */
  boolean fits() {
    return (long) width() * height() <= MAX_PIXELS;
  }
}
