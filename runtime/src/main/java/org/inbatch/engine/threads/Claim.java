package org.inbatch.engine.threads;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has taken of its piece at once, so that small items do not cost a compare-and-set
 * each. What stands behind an item that takes long can be taken over by another worker.
 *
 * <pre>
 *   owner, for each item                       who takes over, under the run's gate
 *   ────────────────────                       ────────────────────────────────────
 *   1  now := (index, end)                     1  stop := true
 *   2  stop?  no: run the item                 2  rendezvous of all threads
 *             yes: ask, under the gate,        3  (index, end) := now: whoever is past its 2 is
 *                  what was taken over            in that item; take over from index + 1
 * </pre>
 *
 * <p>The owner pays for a store and a load without a fence between them. The rendezvous is what
 * stands in for that fence: after it, an owner has either looked at {@code stop} before it, and
 * then {@code now} is the item that it runs, or will look at it later, and then sees that it is to
 * stop ("asymmetric Dekker synchronization", Dice, Huang and Yang, 2001).
 */
final class Claim {

  /** How many items are taken at once at most. */
  static final int MOST = Rendezvous.IS_KNOWN_HERE ? 1 << 12 : 1;

  private static final long NOTHING = 0;

  /** The owner is about to take something. */
  private static final long INTENT = -1;

  private static final int NOT_CUT = -1;

  private static final VarHandle NOW;
  private static final VarHandle STOP;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      NOW = lookup.findVarHandle(Claim.class, "now", long.class);
      STOP = lookup.findVarHandle(Claim.class, "stop", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** The index in the upper half, the end, exclusive, in the lower; written by the owner alone. */
  @SuppressWarnings("UnusedVariable") // read and written through NOW
  private volatile long now = NOTHING;

  @SuppressWarnings("UnusedVariable") // read and written through STOP
  private volatile boolean stop;

  /** Where what was taken over begins; guarded by the run's gate. */
  private int cut = NOT_CUT;

  // What the owner calls.

  /** Says that something is about to be taken, so that nobody believes that nothing is left. */
  void intend() {
    NOW.setOpaque(this, INTENT);
  }

  /** Says that nothing is held. */
  void clear() {
    NOW.setOpaque(this, NOTHING);
  }

  /** Begins an item; returns false if the owner has to {@linkplain #resolve ask} whether it may. */
  boolean begin(int index, int end) {
    NOW.setOpaque(this, word(index, end));
    // Keeps the compiler from putting the load before the store; costs nothing on x86.
    VarHandle.loadLoadFence();
    return !(boolean) STOP.getOpaque(this);
  }

  /** Returns the item that was begun last. */
  int index() {
    return index((long) NOW.getOpaque(this));
  }

  /** Returns where what the owner may still run, from the index on, ends; under the gate. */
  int resolve(int index, int end) {
    int still = cut == NOT_CUT ? end : cut;
    cut = NOT_CUT;
    NOW.setOpaque(this, word(index, still));
    STOP.setOpaque(this, false);
    return still;
  }

  // What others call.

  /** Lets the owner ask before it begins its next item; under the gate. */
  void stop() {
    STOP.setOpaque(this, true);
  }

  /**
   * Returns what tells whether the owner has gone on: the same number, if it has not, and 0 if
   * nothing stands behind the item that it runs; under the gate.
   */
  long behind() {
    long seen = (long) NOW.getVolatile(this);
    return cut == NOT_CUT && (seen == INTENT || end(seen) - index(seen) > 1) ? seen : NOTHING;
  }

  /**
   * Takes over what stands behind the owner's item, from a piece; null if nothing; under the gate.
   */
  <A, S> @Nullable Piece<A, S> takeOver(Piece<A, S> from) {
    if (behind() == NOTHING || behind() == INTENT) {
      return null;
    }
    STOP.setVolatile(this, true);
    Rendezvous.ofAllThreads();
    long seen = (long) NOW.getVolatile(this);
    if (seen == INTENT || end(seen) - index(seen) <= 1) {
      return null;
    }
    cut = index(seen) + 1;
    return from.part(cut, end(seen));
  }

  private static long word(int index, int end) {
    return (long) index << 32 | end;
  }

  private static int index(long word) {
    return (int) (word >>> 32);
  }

  private static int end(long word) {
    return (int) word;
  }
}
