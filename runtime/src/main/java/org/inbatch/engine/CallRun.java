package org.inbatch.engine;

import java.util.concurrent.locks.LockSupport;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * One call that other threads work for: what is common to all engines that have such.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
public abstract class CallRun<A, S> {

  /** How long a caller that was interrupted waits for the items that it interrupts in turn. */
  public static final long INTERRUPT_PATIENCE_NANOS = 200_000_000;

  public final Engine.Call<A, S> call;
  public final Engine.Plan plan;
  public final Failures failures;
  public final @Nullable ProgressMeter progress;

  /** The outcomes that were not taken yet, if they are taken one by one. */
  public final @Nullable Window window;

  public final Thread caller = Thread.currentThread();

  /** Guards what of the call several threads change. */
  public final Object gate = new Object();

  protected final CallerContext context = CallerContext.capture();

  private volatile @Nullable Throwable broken;

  /** Whether nothing is to be begun any more; never false again. */
  protected volatile boolean closed;

  /**
   * @param window where outcomes go that are taken one by one
   */
  protected CallRun(Engine.Call<A, S> call, @Nullable Window window) {
    this.call = call;
    this.plan = call.plan();
    this.window = window;
    this.failures = new Failures(call.action(), window == null ? null : window::fail);
    this.progress = ProgressMeter.of(call, this::fail);
  }

  /**
   * Begins what is around the run; {@link #finish} ends it, and throws what went wrong here too.
   */
  public final void begin() {
    if (progress != null) {
      try {
        progress.start();
      } catch (Throwable noThread) {
        fail(noThread);
      }
    }
  }

  /** Returns the action's name. */
  public final String action() {
    return call.action();
  }

  /** Ends the run because init, or a progress listener, threw. */
  public final void fail(Throwable thrown) {
    synchronized (gate) {
      setBroken(thrown);
      close();
    }
    wake();
  }

  /** Takes note of what broke the run, if nothing has before; under the gate. */
  protected final void setBroken(Throwable thrown) {
    if (broken == null) {
      broken = thrown;
    }
  }

  /** Returns whether init, or a progress listener, threw. */
  public final boolean isBroken() {
    return broken != null;
  }

  /** Wakes who waits for the run. */
  public void wake() {
    LockSupport.unpark(caller);
  }

  /** Lets nothing be begun any more; under the gate. */
  public void close() {
    closed = true;
  }

  /** Lets nothing be begun any more, at once; {@link #close} is to follow. */
  final void letNothingBegin() {
    closed = true;
  }

  /** Returns whether nothing is to be begun any more. */
  public final boolean isClosed() {
    return closed;
  }

  /** Returns whether an item that failed so, after so many attempts, is to be run again. */
  public final boolean mayRetry(Throwable thrown, int attempts) {
    return plan.retries(Fault.causeOf(thrown), attempts) && !(window != null && isBroken());
  }

  /** Returns whether every argument set of the source has, or is to have, an outcome. */
  public abstract boolean isComplete();

  /** Tells those who may still come that the run is over. */
  protected void ended() {}

  /**
   * Closes the source, not under the gate; where a worker is stuck in it, that one closes it when
   * it comes back. Throws what the user's source throws.
   */
  protected abstract void closeSource();

  /**
   * Ends what is around the run: helpers to come, the source, the progress; throws what broke it.
   */
  public final void finish(long items) {
    ProgressMeter meter = progress;
    if (meter != null && isComplete()) {
      meter.total(items);
    }
    finish(meter == null ? () -> {} : () -> meter.finish(items, failures.size()));
  }

  /** Ends what is around a run that nobody takes outcomes of any more, whatever init threw. */
  public final void abandon() {
    synchronized (gate) {
      close();
      broken = null;
    }
    finish(reportOfWhatWasCounted());
  }

  /**
   * Ends what is around the run, and returns what its caller gets, who was interrupted; sets the
   * caller's flag.
   *
   * @param cause what an item threw that counts as the caller's interrupt, if one did
   */
  public final BatchInterruptedException interrupted(
      int stillRunning, @Nullable InterruptedException cause) {
    BatchInterruptedException interrupted =
        new BatchInterruptedException(
            "%s was interrupted; what had not begun was not run, %s"
                .formatted(
                    action(),
                    stillRunning == 0
                        ? "nothing runs any more"
                        : "%d workers ignored the interrupt and still run".formatted(stillRunning)),
            cause);
    try {
      finish(reportOfWhatWasCounted());
    } catch (Throwable thrown) {
      interrupted.addSuppressed(thrown);
    }
    caller.interrupt();
    return interrupted;
  }

  private Runnable reportOfWhatWasCounted() {
    ProgressMeter meter = progress;
    return meter == null ? () -> {} : meter::finish;
  }

  private void finish(Runnable lastReport) {
    Throwable thrown;
    synchronized (gate) {
      close();
      thrown = broken;
    }
    ended();
    thrown = tryAlso(this::closeSource, thrown);
    thrown = tryAlso(lastReport, thrown);
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
  }

  private static @Nullable Throwable tryAlso(Runnable step, @Nullable Throwable earlier) {
    try {
      step.run();
      return earlier;
    } catch (Throwable thrown) {
      if (earlier == null) {
        return thrown;
      }
      if (earlier != thrown) {
        earlier.addSuppressed(thrown);
      }
      return earlier;
    }
  }
}
