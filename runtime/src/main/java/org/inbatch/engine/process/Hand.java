package org.inbatch.engine.process;

import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.inbatch.wire.WireOutput;

/** A worker of the workforce: used by whoever has hired it alone, unless it is said otherwise. */
final class Hand {

  final WorkerJvm jvm;

  /** The calls that it knows. */
  private final Set<Long> known = new HashSet<>();

  /** Those that are over, of which it is to be told before anything else; by any thread. */
  private final Queue<Long> over = new ConcurrentLinkedQueue<>();

  private int chunks;

  /** How many items it was sent. */
  private long items;

  /** When it was let go last, by {@code System.nanoTime()}; guarded by the workforce. */
  long idleSince;

  Hand(WorkerJvm jvm) {
    this.jvm = jvm;
  }

  WireOutput output() {
    return jvm.output();
  }

  RingInput input() {
    return jvm.input();
  }

  /** Returns the number of its next chunk. */
  int nextChunk(int size) {
    items += size;
    return ++chunks;
  }

  long items() {
    return items;
  }

  /** Ends the worker, and gives back what it took here when it has ended. Does not block. */
  void end() {
    jvm.end();
    var _ = jvm.handle().onExit().thenRun(jvm::close);
  }

  /** Returns whether it was told of a call. */
  boolean knows(long binding) {
    return known.contains(binding);
  }

  /** Takes note that it is told of a call; returns whether it did not know it. */
  boolean learns(long binding) {
    return known.add(binding);
  }

  /** Takes note that it was not told of a call after all. */
  void forgets(long binding) {
    known.remove(binding);
  }

  /** Takes note that a call is over; by any thread. */
  void forgetSoon(long binding) {
    over.add(binding);
  }

  /** Tells it which calls are over, and which memory is not shared any more. */
  void tellWhatIsOver() {
    for (long region : jvm.shared().gone()) {
      output().begin(Message.UNMAP);
      output().writeLong(region);
      output().end();
    }
    for (Long binding = over.poll(); binding != null; binding = over.poll()) {
      output().begin(Message.UNBIND);
      output().writeLong(binding);
      output().end();
      forgets(binding);
    }
  }
}
