package org.inbatch.processor.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean …?" for a name that is not there. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * Returns {@code " Did you mean \"name\"?"} with the nearest of the known names, or an empty text
   * where none is near: more than a third of the letters would have to change, or all of them.
   */
  public static String of(String unknown, Collection<String> known) {
    return nearest(unknown, known).map(" Did you mean \"%s\"?"::formatted).orElse("");
  }

  /** Returns the same for the midst of a sentence: {@code " (did you mean \"name\"?)"}. */
  public static String inside(String unknown, Collection<String> known) {
    return nearest(unknown, known).map(" (did you mean \"%s\"?)"::formatted).orElse("");
  }

  private static Optional<String> nearest(String unknown, Collection<String> known) {
    int limit = Math.min(Math.max(1, unknown.length() / 3), unknown.length() - 1);
    return known.stream()
        .distinct()
        .filter(name -> distance(unknown, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> distance(unknown, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The number of letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
