package org.inbatch.dispatch;

import java.util.Collection;
import java.util.Comparator;

/** "Did you mean …?" at run time, for a name that is not there. */
final class NearName {

  private NearName() {}

  /** Returns the suggestion, or an empty text where no known name is near. */
  static String suggestion(String unknown, Collection<String> known) {
    int near = Math.max(2, unknown.length() / 3);
    return known.stream()
        .filter(name -> distance(unknown, name) <= near && distance(unknown, name) < name.length())
        .min(Comparator.comparingInt(name -> distance(unknown, name)))
        .map(" Did you mean \"%s\"?"::formatted)
        .orElse("");
  }

  /** The number of letters to insert, delete or replace. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
