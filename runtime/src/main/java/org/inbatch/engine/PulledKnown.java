package org.inbatch.engine;

import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Argument sets that are all there, pulled one by one: for calls whose outcomes are taken one by
 * one. Not thread-safe.
 */
public final class PulledKnown<A> implements Engine.Lazy<A> {

  private final Engine.Known<A> known;
  private int next;

  private PulledKnown(Engine.Known<A> known) {
    this.known = known;
  }

  /** Returns the source as one that is pulled. */
  public static <A> Engine.Lazy<A> of(Engine.Source<A> source) {
    return switch (source) {
      case Engine.Known<A> known -> new PulledKnown<>(known);
      case Engine.Lazy<A> lazy -> lazy;
    };
  }

  @Override
  public boolean pull(A block, int index) {
    if (next == known.size()) {
      return false;
    }
    known.copy(known.block(), next++, block, index);
    return true;
  }

  @Override
  public A newBlock(int capacity) {
    return known.newBlock(capacity);
  }

  @Override
  public void copy(A from, int index, A to, int toIndex) {
    known.copy(from, index, to, toIndex);
  }

  @Override
  public @Nullable Object item(A block, int index) {
    return known.item(block, index);
  }

  @Override
  public void close() {
    known.close();
  }
}
