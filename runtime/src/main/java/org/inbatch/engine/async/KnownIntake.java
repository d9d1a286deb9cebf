package org.inbatch.engine.async;

import java.util.concurrent.atomic.AtomicLong;
import org.inbatch.Engine;
import org.inbatch.engine.Crew.ItemConsumer;

/** Argument sets that are all there: each thread takes the next one, without a lock. */
final class KnownIntake<A> extends Intake<A> {

  private final Engine.Known<A> source;
  private final int size;

  /** The next position; further on than the size when all have been taken. */
  private final AtomicLong next = new AtomicLong();

  /** Whether all have been taken: what is looked at often changes but once. */
  private volatile boolean exhausted;

  KnownIntake(Engine.Known<A> source) {
    this.source = source;
    this.size = source.size();
  }

  @Override
  long take(A set) {
    if (exhausted) {
      return NONE;
    }
    long position = next.getAndIncrement();
    if (position >= size - 1) {
      exhausted = true;
    }
    if (position >= size) {
      return NONE;
    }
    source.copy(source.block(), (int) position, set, 0);
    return position;
  }

  @Override
  boolean mayPull() {
    return false;
  }

  @Override
  void doNotPull() {}

  @Override
  boolean pull(Lane<A, ?> lane) {
    throw new IllegalStateException("everything is there from the start");
  }

  @Override
  boolean mayBring() {
    return !exhausted;
  }

  @Override
  boolean hasEnded() {
    return !mayBring();
  }

  @Override
  boolean isPulling() {
    return false;
  }

  @Override
  void end() {}

  @Override
  void seal() {}

  @Override
  long size() {
    return size;
  }

  @Override
  boolean isComplete() {
    return true;
  }

  @Override
  void forEachLeft(ItemConsumer consumer) {
    A set = source.newBlock(1);
    for (long position = take(set); position != NONE; position = take(set)) {
      consumer.accept(position, source.item(set, 0));
    }
  }

  @Override
  void close() {
    source.close();
  }
}
