package org.inbatch.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.inbatch.Engine;
import org.inbatch.Progress;
import org.inbatch.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * Counts the outcomes of a call and tells a listener of them some ten times a second, also while
 * every item is long. The reports come from a thread of the call's own, so that a slow listener
 * holds up no worker; no virtual one, which items that keep their cores busy may hold up. The last
 * one comes from the caller.
 */
public final class ProgressMeter {

  private static final Duration TICK = Duration.ofMillis(100);

  private final String action;
  private final ProgressListener listener;
  private final Consumer<Throwable> broken;
  private final long start = System.nanoTime();
  private final LongAdder done = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Thread ticker;
  private volatile OptionalLong total;

  /** Set besides the interrupt, which the listener may swallow. */
  private volatile boolean finished;

  private ProgressMeter(
      String action, ProgressListener listener, OptionalLong total, Consumer<Throwable> broken) {
    this.action = action;
    this.listener = listener;
    this.total = total;
    this.broken = broken;
    this.ticker =
        Thread.ofPlatform()
            .daemon()
            .name("inbatch-progress " + action)
            .inheritInheritableThreadLocals(false)
            .unstarted(this::tick);
  }

  /**
   * Returns a meter for the call, or null if nobody follows it.
   *
   * @param broken is told, once, what the listener threw; there are no reports after that but the
   *     last
   */
  public static @Nullable ProgressMeter of(Engine.Call<?, ?> call, Consumer<Throwable> broken) {
    Optional<ProgressListener> listener = call.plan().progress();
    if (listener.isEmpty()) {
      return null;
    }
    OptionalLong total =
        call.source() instanceof Engine.Known<?> known
            ? OptionalLong.of(known.size())
            : OptionalLong.empty();
    return new ProgressMeter(call.action(), listener.get(), total, broken);
  }

  /** Begins to tick, until it is finished. */
  public void start() {
    ticker.start();
  }

  /** Takes note of the number of items, once a lazily pulled source has ended. */
  public void total(long items) {
    total = OptionalLong.of(items);
  }

  /** Takes note of an outcome. */
  public void count(boolean success) {
    done.increment();
    if (!success) {
      failed.increment();
    }
  }

  private void tick() {
    try {
      while (!finished) {
        Thread.sleep(TICK);
        report(done.sum(), failed.sum(), false);
      }
    } catch (InterruptedException finished) {
      // The caller makes the last report.
    } catch (Throwable thrown) {
      broken.accept(thrown);
    }
  }

  /** Ends the ticking and makes the last report of a call that has no results. */
  public void finish() {
    finish(done.sum(), failed.sum());
  }

  /**
   * Ends the ticking and tells the listener that the call is over; throws what the listener throws.
   * Waits for a report that is being made.
   */
  public void finish(long items, long failures) {
    boolean interrupted = false;
    finished = true;
    ticker.interrupt();
    while (true) {
      try {
        ticker.join();
        break;
      } catch (InterruptedException late) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    report(items, failures, true);
  }

  private void report(long items, long failures, boolean finished) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    listener.onProgress(new Progress(action, items, failures, total, elapsed, finished));
  }
}
