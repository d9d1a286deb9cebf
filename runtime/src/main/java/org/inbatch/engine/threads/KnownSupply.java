package org.inbatch.engine.threads;

import java.util.Objects;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Items that are all there: a worker takes its share of what is left, so that pieces shrink towards
 * the end ("guided self-scheduling", Polychronopoulos and Kuck, 1987); what is uneven then is
 * stolen.
 */
final class KnownSupply<A, S> extends Supply<A, S> {

  private final Engine.Known<A> source;
  private final Piece<A, S> all;
  private final int size;
  private final int workers;
  private final int itemsPerTask;

  /**
   * @param shared whether all invocations put their values into one array; else each has its own
   *     slot
   */
  KnownSupply(Engine.Call<A, S> call, Engine.Known<A> source, int workers, boolean shared) {
    this.source = source;
    this.size = source.size();
    this.workers = workers;
    this.itemsPerTask = call.plan().itemsPerTask().orElse(0);
    this.all = new Piece<>(source.block(), shared ? call.newSlots(size) : null, 0, null, 0, size);
  }

  @Override
  @Nullable Piece<A, S> takeNew(int least) {
    return all.takeFront(itemsPerTask > 0 ? itemsPerTask : Math.max(least, all.size() / workers));
  }

  @Override
  boolean mayBring() {
    return all.size() > 0;
  }

  @Override
  boolean refill() {
    throw new IllegalStateException("everything is there from the start");
  }

  @Override
  void end() {}

  @Override
  boolean isPulling() {
    return false;
  }

  @Override
  void seal() {}

  @Override
  boolean hasEnded() {
    return !mayBring();
  }

  @Override
  boolean isSlow() {
    return false;
  }

  @Override
  long size() {
    return size;
  }

  @Override
  boolean isComplete() {
    return true;
  }

  @Override
  S values() {
    return Objects.requireNonNull(all.slots, "slots");
  }

  @Override
  void close() {
    source.close();
  }
}
