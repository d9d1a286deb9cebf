package org.inbatch.engine.threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.inbatch.Engine;
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

  private final Deque<Piece<A, S>> pulled = new ArrayDeque<>();
  private final List<Filled<S>> filled = new ArrayList<>();
  private int size;
  private int blockSize;
  private long lastPull = System.nanoTime() - PULL_EVERY_NANOS;
  private boolean ended;
  private boolean complete;
  private boolean inSource;
  private boolean closeOnReturn;

  /**
   * @param shared whether the invocations of a block put their values into one array; else each has
   *     its own slot
   */
  LazySupply(Engine.Call<A, S> call, Engine.Lazy<A> source, Object gate, boolean shared) {
    this.call = call;
    this.source = source;
    this.gate = gate;
    this.shared = shared;
    this.adaptive = call.plan().itemsPerTask().isEmpty();
    this.blockSize = Math.min(LARGEST_BLOCK, call.plan().itemsPerTask().orElse(1));
  }

  @Override
  @Nullable Piece<A, S> takeNew() {
    return pulled.poll();
  }

  @Override
  boolean mayBring() {
    return !ended || !pulled.isEmpty();
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
      if (ended || !pulled.isEmpty()) {
        return;
      }
      inSource = true;
      wanted = nextBlockSize();
    }
    boolean threw = true;
    boolean atEnd = false;
    try {
      A block = source.newBlock(wanted);
      int count = 0;
      while (count < wanted && !atEnd && !(isPowerOfTwo(count) && isSlow())) {
        atEnd = !source.pull(block, count);
        count += atEnd ? 0 : 1;
      }
      arrived(block, count);
      threw = false;
    } finally {
      leftSource(threw || atEnd, atEnd && !threw);
    }
  }

  private static boolean isPowerOfTwo(int n) {
    return n > 0 && (n & (n - 1)) == 0;
  }

  /** Returns whether pulling has taken so long that what is there should not wait for more. */
  private boolean isSlow() {
    return adaptive && System.nanoTime() - lastPull > PULL_EVERY_NANOS;
  }

  /** Takes in a block; one that arrives after the end does not count. */
  private void arrived(A block, int count) {
    synchronized (gate) {
      if (ended || count == 0) {
        return;
      }
      S slots = shared ? call.newSlots(count) : null;
      pulled.add(new Piece<>(block, slots, size, 0, count));
      if (slots != null) {
        filled.add(new Filled<>(slots, count));
      }
      size = Math.addExact(size, count);
    }
  }

  /**
   * Takes note that the worker is out of the user's source again.
   *
   * @param end whether the source is not to be pulled any more
   * @param atEnd whether that is because it came to its end
   */
  private void leftSource(boolean end, boolean atEnd) {
    boolean close;
    synchronized (gate) {
      inSource = false;
      close = closeOnReturn;
      if (!ended) {
        ended = end;
        complete = atEnd;
      }
    }
    if (close) {
      source.close();
    }
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
  int size() {
    return size;
  }

  @Override
  boolean isComplete() {
    return complete;
  }

  @Override
  @SuppressWarnings("SuspiciousSystemArraycopy") // S is an array type
  S values() {
    S all = call.newSlots(size);
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
      closeOnReturn = inSource;
      if (closeOnReturn) {
        return;
      }
    }
    source.close();
  }
}
