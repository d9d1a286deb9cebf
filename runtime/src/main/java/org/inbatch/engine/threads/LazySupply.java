package org.inbatch.engine.threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.inbatch.Engine;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * Items that are pulled from the user's source, a small block at a time, by whichever worker needs
 * some. A block's size doubles while workers come back for more soon, so that the number of
 * argument sets alive at once is bounded and pulling is seldom waited for.
 */
final class LazySupply<A, S> extends Supply<A, S> {

  private static final int LARGEST_BLOCK = 1024;

  /** Blocks grow while the time between two pulls is less than this. */
  private static final long PULL_EVERY_NANOS = 20_000;

  /** A source that takes so long is not pulled by a caller who has outcomes to take. */
  private static final long SLOW_NANOS = 1_000_000;

  /** How long a worker waits for its turn to pull before it looks for something to steal again. */
  private static final long PATIENCE_MILLIS = 1;

  /** The values of a block: its slots, and how many of them are filled. */
  private record Filled<S>(S slots, int count) {}

  private final Engine.Call<A, S> call;
  private final Engine.Lazy<A> source;
  private final boolean shared;
  private final boolean adaptive;

  /** Held while pulling, and so for as long as the user's source blocks. */
  private final ReentrantLock turn = new ReentrantLock();

  /** The run's gate: guards what follows, and is never held while the user's code runs. */
  private final Object gate;

  private final @Nullable Window window;
  private final Deque<Piece<A, S>> pulled = new ArrayDeque<>();
  private final List<Filled<S>> filled = new ArrayList<>();
  private long size;
  private int blockSize;
  private long lastPull = System.nanoTime() - PULL_EVERY_NANOS;
  private boolean ended;
  private boolean sealed;
  private boolean complete;
  private boolean inSource;
  private boolean slow;
  private boolean closeOnReturn;

  /**
   * @param shared whether the invocations of a block put their values into one array; else each has
   *     its own slot
   * @param window where outcomes are marked, if they are taken one by one
   */
  LazySupply(
      Engine.Call<A, S> call,
      Engine.Lazy<A> source,
      Object gate,
      boolean shared,
      @Nullable Window window) {
    this.call = call;
    this.source = source;
    this.gate = gate;
    this.shared = shared;
    this.window = window;
    this.adaptive = call.plan().itemsPerTask().isEmpty();
    this.blockSize = Math.min(LARGEST_BLOCK, call.plan().itemsPerTask().orElse(1));
  }

  @Override
  @Nullable Piece<A, S> takeNew(int least) {
    return pulled.poll();
  }

  @Override
  boolean mayBring() {
    return !pulled.isEmpty() || (!ended && !isHeldBack());
  }

  @Override
  boolean hasEnded() {
    return ended && pulled.isEmpty();
  }

  @Override
  boolean isSlow() {
    return slow;
  }

  @Override
  boolean canTake() {
    return super.canTake() || !pulled.isEmpty();
  }

  private boolean isHeldBack() {
    return window != null && window.isFull();
  }

  @Override
  boolean refill() {
    try {
      if (!turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      pull();
    } finally {
      turn.unlock();
    }
    return true;
  }

  private void pull() {
    int wanted;
    synchronized (gate) {
      if (ended || !pulled.isEmpty() || isHeldBack()) {
        return;
      }
      inSource = true;
      wanted = nextBlockSize();
    }
    A block = null;
    int count = 0;
    boolean threw = true;
    boolean atEnd = false;
    try {
      block = source.newBlock(wanted);
      while (count < wanted && !atEnd && !(isPowerOfTwo(count) && takesLong())) {
        atEnd = !source.pull(block, count);
        count += atEnd ? 0 : 1;
      }
      threw = false;
    } finally {
      leftSource(block, count, threw, atEnd);
    }
  }

  private static boolean isPowerOfTwo(int n) {
    return n > 0 && (n & (n - 1)) == 0;
  }

  /** Returns whether pulling has taken so long that what is there should not wait for more. */
  private boolean takesLong() {
    return adaptive && System.nanoTime() - lastPull > PULL_EVERY_NANOS;
  }

  /**
   * Takes in what was pulled, and what became of the source, which is not pulled again after it
   * threw. What a source gave before it threw counts if the call was being ended, as that is then
   * its answer to the interrupt, and where outcomes are taken one by one.
   */
  private void leftSource(@Nullable A block, int count, boolean threw, boolean atEnd) {
    boolean close;
    synchronized (gate) {
      inSource = false;
      slow = System.nanoTime() - lastPull > SLOW_NANOS;
      close = closeOnReturn;
      if (block != null && count > 0 && !sealed && (ended || !threw || window != null)) {
        add(block, count);
      }
      complete |= atEnd && !sealed;
      ended |= threw || atEnd;
    }
    if (close) {
      source.close();
    }
  }

  private void add(A block, int count) {
    if (window != null) {
      Window.Block outcomes = window.open(size, count);
      S slots = shared ? call.slots().cast(outcomes.values) : null;
      pulled.add(new Piece<>(block, slots, size, outcomes, 0, count));
    } else {
      S slots = shared ? call.newSlots(count) : null;
      pulled.add(new Piece<>(block, slots, size, null, 0, count));
      if (slots != null) {
        filled.add(new Filled<>(slots, count));
      }
    }
    size += count;
  }

  private int nextBlockSize() {
    long now = System.nanoTime();
    if (adaptive) {
      boolean soon = now - lastPull < PULL_EVERY_NANOS;
      blockSize = soon ? Math.min(LARGEST_BLOCK, blockSize * 2) : Math.max(1, blockSize / 2);
    }
    lastPull = now;
    return blockSize;
  }

  @Override
  void end() {
    ended = true;
  }

  @Override
  boolean isPulling() {
    return inSource;
  }

  @Override
  void seal() {
    sealed = true;
  }

  @Override
  long size() {
    return size;
  }

  @Override
  boolean isComplete() {
    return complete;
  }

  @Override
  @SuppressWarnings("SuspiciousSystemArraycopy") // S is an array type
  S values() {
    S all = call.newSlots(Math.toIntExact(size));
    int position = 0;
    for (Filled<S> block : filled) {
      System.arraycopy(block.slots(), 0, all, position, block.count());
      position += block.count();
    }
    return all;
  }

  @Override
  void close() {
    synchronized (gate) {
      ended = true;
      sealed = true;
      closeOnReturn = inSource;
      if (closeOnReturn) {
        return;
      }
    }
    source.close();
  }
}
