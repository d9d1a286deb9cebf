package org.inbatch.engine.threads;

import java.util.stream.IntStream;
import org.inbatch.Engine;

/** The numbers from 0, all there. */
final class Numbers implements Engine.Known<int[]> {

  private final int[] block;

  private int closed;

  private Numbers(int[] block) {
    this.block = block;
  }

  /** Returns so many numbers. */
  static Numbers upTo(int n) {
    return new Numbers(IntStream.range(0, n).toArray());
  }

  @Override
  public int[] block() {
    return block;
  }

  @Override
  public int size() {
    return block.length;
  }

  @Override
  public int[] newBlock(int capacity) {
    return new int[capacity];
  }

  @Override
  public void copy(int[] from, int index, int[] to, int toIndex) {
    to[toIndex] = from[index];
  }

  @Override
  public Object item(int[] sets, int index) {
    return sets[index];
  }

  @Override
  public void close() {
    closed++;
  }

  /** Returns how often it was closed. */
  int timesClosed() {
    return closed;
  }
}
