package org.inbatch.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.inbatch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a call that hands them out one by one: those that its consumer has not taken yet.
 * Workers settle them in any order, the consumer takes them in init's order.
 *
 * <pre>
 *              head                        next block to be pulled
 *               │                                   │
 *   taken ──► [■ ■ ■ □ ■] [■ ■ □ □ □] [□ □ □ □ □] ──┘   ■ settled   □ missing
 *                     ▲
 *                     next: what the consumer waits for
 * </pre>
 *
 * <p>It holds a bounded number of blocks; while it is full nothing is pulled. The consumer is the
 * thread that creates it.
 */
public final class Window {

  private static final byte MISSING = 0;
  private static final byte VALUE = 1;
  private static final byte FAILURE = 2;

  private static final VarHandle MARKS = MethodHandles.arrayElementVarHandle(byte[].class);

  private final Thread consumer = Thread.currentThread();
  private final int mostBlocks;

  /** The blocks in their order, the head included, in a ring that grows; guarded by this. */
  private @Nullable Block[] ring = new @Nullable Block[16];

  private int start;
  private int size;

  /** The first block, and what is to be taken next of it: the consumer's own. */
  private @Nullable Block head;

  private int next;
  private long taken;

  /** The position that a consumer waits for who is parked, or about to be; else -1. */
  private volatile long awaited = -1;

  /**
   * Creates an empty window for the calling thread.
   *
   * @param mostBlocks so many blocks are ahead of the consumer at most
   */
  public Window(int mostBlocks) {
    this.mostBlocks = mostBlocks;
  }

  /** The outcomes of argument sets that were pulled together. */
  public final class Block {
    private final long base;
    private final byte[] marks;

    /** The values, written by whoever runs an item; a supplier of the failure where it failed. */
    public final @Nullable Object[] values;

    private Block(long base, int count) {
      this.base = base;
      this.marks = new byte[count];
      this.values = new @Nullable Object[count];
    }

    /** Marks an item as done whose value has been put into its place. */
    public void settle(int index) {
      mark(index, VALUE);
    }

    private void mark(int index, byte mark) {
      MARKS.setVolatile(marks, index, mark);
      if (awaited == base + index) {
        LockSupport.unpark(consumer);
      }
    }
  }

  /** Returns whether nothing more may be pulled for now. */
  public synchronized boolean isFull() {
    return size >= mostBlocks;
  }

  /** Returns whether everything that was pulled has been taken. */
  public synchronized boolean isEmpty() {
    return size == 0;
  }

  /** Adds a block of argument sets that were pulled; a consumer who waits may help to run them. */
  public Block open(long base, int count) {
    Block block = new Block(base, count);
    synchronized (this) {
      if (size == ring.length) {
        grow();
      }
      ring[(start + size++) % ring.length] = block;
    }
    if (awaited >= 0) {
      LockSupport.unpark(consumer);
    }
    return block;
  }

  /** Puts the value at index 0 of an array to a position. */
  public void put(long position, @Nullable Object[] slot) {
    Block block = blockOf(position);
    int index = (int) (position - block.base);
    block.values[index] = slot[0];
    block.mark(index, VALUE);
  }

  /** Settles a position with a failure, which is asked for when it is taken. */
  public void fail(long position, Supplier<? extends Outcome.Failure<?>> failure) {
    Block block = blockOf(position);
    int index = (int) (position - block.base);
    block.values[index] = failure;
    block.mark(index, FAILURE);
  }

  private void grow() {
    @Nullable Block[] larger = new @Nullable Block[2 * ring.length];
    for (int i = 0; i < size; i++) {
      larger[i] = blockAt(i);
    }
    ring = larger;
    start = 0;
  }

  private Block blockAt(int index) {
    return Objects.requireNonNull(ring[(start + index) % ring.length], "block");
  }

  /** Returns the block of a position whose outcome is missing: blocks stand in order. */
  private synchronized Block blockOf(long position) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (blockAt(middle).base <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return blockAt(low);
  }

  // What only the consumer calls.

  /** Returns whether the next outcome is there. */
  public boolean isReady() {
    Block first = head();
    return first != null && (byte) MARKS.getAcquire(first.marks, next) != MISSING;
  }

  private @Nullable Block head() {
    if (head == null) {
      synchronized (this) {
        head = size == 0 ? null : ring[start];
      }
    }
    return head;
  }

  /** Takes the next outcome, or returns null if it is not there yet. */
  public @Nullable Outcome<?> poll() {
    Block first = head();
    if (first == null) {
      return null;
    }
    byte mark = (byte) MARKS.getAcquire(first.marks, next);
    if (mark == MISSING) {
      return null;
    }
    Object value = first.values[next];
    first.values[next] = null;
    long position = taken++;
    if (++next == first.marks.length) {
      head = null;
      next = 0;
      synchronized (this) {
        ring[start] = null;
        start = (start + 1) % ring.length;
        size--;
      }
    }
    return mark == FAILURE && value instanceof Supplier<?> failure
        ? (Outcome.Failure<?>) failure.get()
        : new Outcome.Success<@Nullable Object>(position, value);
  }

  /** Returns whether the outcome taken last was its block's last, so that there is room again. */
  public boolean hasMadeRoom() {
    return next == 0;
  }

  /** Returns how many outcomes were taken: the position of the next one. */
  public long taken() {
    return taken;
  }

  /**
   * Parks the consumer until the next outcome is there, unless something else is to be seen to; may
   * return earlier for any reason.
   */
  public void await(BooleanSupplier other) {
    awaited = taken;
    if (!isReady() && !other.getAsBoolean()) {
      LockSupport.park(this);
    }
    awaited = -1;
  }
}
