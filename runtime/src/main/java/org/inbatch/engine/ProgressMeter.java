package org.inbatch.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.inbatch.Engine;
import org.inbatch.Progress;
import org.inbatch.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * Counts outcomes and tells a listener of them some ten times a second, from whichever thread
 * brings one; one report at a time.
 */
public final class ProgressMeter {

  private static final long REPORT_EVERY_NANOS = Duration.ofMillis(100).toNanos();

  private final String action;
  private final ProgressListener listener;
  private final long start = System.nanoTime();
  private final LongAdder done = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final ReentrantLock reporting = new ReentrantLock();
  private volatile long lastReport = start;
  private volatile OptionalLong total;

  private ProgressMeter(String action, ProgressListener listener, OptionalLong total) {
    this.action = action;
    this.listener = listener;
    this.total = total;
  }

  /** Returns a meter for the call, or null if nobody follows it. */
  public static @Nullable ProgressMeter of(Engine.Call<?, ?> call) {
    Optional<ProgressListener> listener = call.plan().progress();
    if (listener.isEmpty()) {
      return null;
    }
    OptionalLong total =
        call.source() instanceof Engine.Known<?> known
            ? OptionalLong.of(known.size())
            : OptionalLong.empty();
    return new ProgressMeter(call.action(), listener.get(), total);
  }

  /** Takes note of the number of items, once a lazily pulled source has ended. */
  public void total(long items) {
    total = OptionalLong.of(items);
  }

  /** Takes note of an outcome; throws what the listener throws. */
  public void count(boolean success) {
    done.increment();
    if (!success) {
      failed.increment();
    }
    if (System.nanoTime() - lastReport >= REPORT_EVERY_NANOS && reporting.tryLock()) {
      try {
        if (System.nanoTime() - lastReport >= REPORT_EVERY_NANOS) {
          report(done.sum(), failed.sum(), false);
        }
      } finally {
        reporting.unlock();
      }
    }
  }

  /** Tells the listener that the call is over; throws what the listener throws. */
  public void finish(long items, long failures) {
    reporting.lock();
    try {
      report(items, failures, true);
    } finally {
      reporting.unlock();
    }
  }

  private void report(long items, long failures, boolean finished) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    try {
      listener.onProgress(new Progress(action, items, failures, total, elapsed, finished));
    } finally {
      lastReport = System.nanoTime();
    }
  }
}
