package org.inbatch.engine.threads;

import org.jspecify.annotations.Nullable;

/** Sets of a few items, as numbers: item i is the bit 1 &lt;&lt; i. */
final class Items {

  private Items() {}

  /** Returns a piece of so many items. */
  static Piece<int[], int[]> piece(int count) {
    return new Piece<>(new int[count], null, 0, null, 0, count);
  }

  /** Returns an item that was taken, if any was. */
  static int one(int index) {
    return index == Piece.NONE ? 0 : 1 << index;
  }

  /** Takes and returns all items of a piece, if there is one. */
  static int all(@Nullable Piece<int[], int[]> piece) {
    int items = 0;
    if (piece != null) {
      for (int index = piece.take(); index != Piece.NONE; index = piece.take()) {
        items |= 1 << index;
      }
    }
    return items;
  }
}
