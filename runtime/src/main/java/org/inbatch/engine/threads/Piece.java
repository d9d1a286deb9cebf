package org.inbatch.engine.threads;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * A range of a block's items: its holder takes them from below, one or some at a time, while others
 * steal from above. Lock-free; each item is taken exactly once.
 *
 * <p>The range is one word, {@code low} in its upper half and {@code high}, exclusive, in its
 * lower:
 *
 * <pre>
 *   63            32 31             0
 *   ┌───────────────┬───────────────┐
 *   │      low      │     high      │   taken from below: low + 1;  stolen from above: high - half
 *   └───────────────┴───────────────┘
 * </pre>
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
final class Piece<A, S> {

  /** What {@link #take()} returns when there is nothing to take. */
  static final int NONE = -1;

  /** The holder takes one in so many parts of what is left at once, so that some can be stolen. */
  private static final int PARTS = 4;

  /** But no fewer than one in so many parts of what it wants: that few are not worth stealing. */
  private static final int PARTS_OF_WANTED = 8;

  private static final VarHandle RANGE;

  static {
    try {
      RANGE = MethodHandles.lookup().findVarHandle(Piece.class, "range", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** The argument sets. */
  final A sets;

  /** Where invocations put their values; null where each has a slot of its own. */
  final @Nullable S slots;

  /** The position of the block's index 0 in init's order. */
  final long base;

  /** Where outcomes are marked; null where they are not taken one by one. */
  final Window.@Nullable Block window;

  @SuppressWarnings("UnusedVariable") // read and written through RANGE
  private volatile long range;

  Piece(A sets, @Nullable S slots, long base, Window.@Nullable Block window, int low, int high) {
    this.sets = sets;
    this.slots = slots;
    this.base = base;
    this.window = window;
    this.range = word(low, high);
  }

  /** Takes the lowest item and returns its index in the block, or {@link #NONE}. */
  int take() {
    for (; ; ) {
      long now = (long) RANGE.getOpaque(this);
      int low = low(now);
      if (low >= high(now)) {
        return NONE;
      }
      if (RANGE.compareAndSet(this, now, now + (1L << 32))) {
        return low;
      }
    }
  }

  /**
   * Takes up to so many of the lowest items, and at most a part of what is left, where that is not
   * little; returns where they begin and, exclusive, end in a word of the same form, or {@link
   * #NONE}.
   */
  long takeSome(int wanted) {
    return takeSome(wanted, PARTS, Math.max(1, wanted / PARTS_OF_WANTED));
  }

  /** Takes up to so many of the lowest items, be it all that is left; returns the same. */
  long takeAll(int wanted) {
    return takeSome(wanted, 1, 1);
  }

  private long takeSome(int wanted, int parts, int least) {
    for (; ; ) {
      long now = (long) RANGE.getOpaque(this);
      int low = low(now);
      int left = high(now) - low;
      if (left <= 0) {
        return NONE;
      }
      int taken = Math.min(left, Math.max(least, Math.min(wanted, left / parts)));
      if (RANGE.compareAndSet(this, now, word(low + taken, high(now)))) {
        return word(low, low + taken);
      }
    }
  }

  /** Returns a piece of the same block. */
  Piece<A, S> part(int low, int high) {
    return new Piece<>(sets, slots, base, window, low, high);
  }

  /** Takes up to so many of the lowest items, or returns null if there are none. */
  @Nullable Piece<A, S> takeFront(int wanted) {
    for (; ; ) {
      long now = (long) RANGE.getOpaque(this);
      int low = low(now);
      int taken = Math.min(wanted, high(now) - low);
      if (taken <= 0) {
        return null;
      }
      if (RANGE.compareAndSet(this, now, word(low + taken, high(now)))) {
        return part(low, low + taken);
      }
    }
  }

  /** Takes the upper half of the items, the odd one included, or returns null if there are none. */
  @Nullable Piece<A, S> steal() {
    for (; ; ) {
      long now = (long) RANGE.getOpaque(this);
      int low = low(now);
      int high = high(now);
      if (low >= high) {
        return null;
      }
      int middle = (low + high) >>> 1;
      if (RANGE.compareAndSet(this, now, word(low, middle))) {
        return part(middle, high);
      }
    }
  }

  /** Returns how many items are left. */
  int size() {
    long now = (long) RANGE.getOpaque(this);
    return Math.max(0, high(now) - low(now));
  }

  private static long word(int low, int high) {
    return (long) low << 32 | high;
  }

  static int low(long word) {
    return (int) (word >>> 32);
  }

  static int high(long word) {
    return (int) word;
  }
}
