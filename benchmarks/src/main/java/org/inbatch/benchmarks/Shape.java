package org.inbatch.benchmarks;

/** How the work is spread over the items. */
public enum Shape {
  /** All alike. */
  EVEN,
  /** From nothing to twice the mean. */
  GROWING,
  /** The last item costs a hundred times the others: nothing is left to do beside it. */
  ONE_LARGE;

  private static final int LARGE = 100;

  /** Returns the share of an item in an ordinary item's work: one, where all are alike. */
  private double weight(int item, int n) {
    return switch (this) {
      case EVEN -> 1;
      case GROWING -> (2 * item + 1) / (double) n;
      case ONE_LARGE -> item == n - 1 ? LARGE : 1;
    };
  }

  /** Returns how many rounds each item has, where an ordinary one has so many. */
  int[] rounds(int n, int ordinary) {
    int[] rounds = new int[n];
    for (int item = 0; item < n; item++) {
      rounds[item] = (int) Math.round(ordinary * weight(item, n));
    }
    return rounds;
  }

  /** Returns all items' work, in that of ordinary items. */
  public double total(int n) {
    return this == ONE_LARGE ? n - 1.0 + LARGE : n;
  }

  /** Returns the share of the longest item, which is the last, in all the work. */
  public double longest(int n) {
    return weight(n - 1, n) / total(n);
  }
}
