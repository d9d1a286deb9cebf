package org.inbatch.samples.contactsheet;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** Fits text into a given width. */
final class SheetText {

  private static final String ELLIPSIS = "…";

  private SheetText() {}

  /** Returns the text, or as much of its beginning and end as fits, with an ellipsis between. */
  static String elided(String text, FontMetrics metrics, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    for (int kept = letters.length - 1; kept > 0; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept - head;
      String shorter =
          new String(letters, 0, head)
              + ELLIPSIS
              + new String(letters, letters.length - tail, tail);
      if (metrics.stringWidth(shorter) <= width) {
        return shorter;
      }
    }
    return ELLIPSIS;
  }

  /**
   * Returns the text in lines, broken at blanks; a word that is too long, and what is left in the
   * last line allowed, is elided.
   */
  static List<String> wrapped(String text, FontMetrics metrics, int width, int maxLines) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      boolean lastLine = lines.size() == maxLines - 1;
      if (line.isEmpty() || lastLine || metrics.stringWidth(longer) <= width) {
        line = longer;
      } else {
        lines.add(elided(line, metrics, width));
        line = word;
      }
    }
    lines.add(elided(line, metrics, width));
    return List.copyOf(lines);
  }
}
