package org.inbatch.engine;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.inbatch.Engine;

/**
 * One who has items run by a worker elsewhere: hires a worker, sends it some items of a block, and
 * receives their outcomes in order.
 *
 * <pre>
 *   at(base) ── hire ──► send(sets, from, to) ──► receive(slots, from), …  ──► release
 *                                │ others: takeBack() what was not begun
 * </pre>
 *
 * <p>One thread uses a session; what others may call says so. Where that thread is interrupted
 * while it receives, the item that runs is interrupted, and the flag is set again when it has
 * ended.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
public interface Session<A, S> extends Engine.Invocation<A, S> {

  /** What {@link #behind} returns while items are about to be sent. */
  long SENDING = -1;

  /** What {@link #behind} returns where nothing could be taken back. */
  long NOTHING = 0;

  /** The call cannot go on: there is no worker to be had, or none can be told of the call. */
  final class BrokenException extends Exception {

    private static final long serialVersionUID = 1;

    /** Says why. */
    public BrokenException(Throwable cause) {
      super(cause);
    }

    /** Returns why. */
    public Throwable reason() {
      return Objects.requireNonNull(getCause());
    }
  }

  /** Returns the session, for a block whose index 0 stands at the given position. */
  @Override
  Session<A, S> at(long position);

  /**
   * Sees to it that there is a worker. Blocks until one is free.
   *
   * @param wanted whether it is still; asked now and then
   * @return false if it is not wanted any more, or the thread was interrupted; its flag is then set
   * @throws BrokenException if none can be started, or told of the call
   */
  boolean hire(BooleanSupplier wanted) throws BrokenException;

  /** Returns whether a worker is hired; by any thread. */
  boolean hasWorker();

  /** Returns whether others wait for the worker that was hired. */
  boolean isWanted();

  /** Lets the worker go, if one is hired; all outcomes were received. */
  void release();

  /** Takes note that items are about to be sent. */
  void intend();

  /**
   * Sends items to the worker. Blocks while it has no room for them.
   *
   * @throws BrokenException if the worker cannot be told of the call
   */
  void send(A sets, int from, int to) throws BrokenException;

  /**
   * Waits for the outcome of the next item, and puts its value into a slot. What a worker that is
   * lost has not begun is sent to another one.
   *
   * @return false if the item was taken back: there is nothing more to be received
   * @throws BrokenException if none can be started, or told of the call
   * @throws Throwable what the item threw, or a {@link Fault}
   */
  boolean receive(S slots, int index) throws Throwable;

  /**
   * Returns what tells whether the worker has gone on: the same number, if it has not; by any
   * thread.
   */
  long behind();

  /**
   * Takes back what was sent and not begun, but for the item that is waited for; by any thread.
   *
   * @return what was taken back, the index where it begins in the upper half and where it ends,
   *     exclusive, in the lower; or {@link #NOTHING}
   */
  long takeBack();

  /**
   * Returns when the item began that was sent at the given time, or now, where its worker has
   * something else to do first, as to start, or to read the call's arguments: none of that is the
   * item's time. By any thread; times are those of {@code System.nanoTime()}.
   */
  long begunAt(long sent);

  /**
   * Lets the item that runs, which was interrupted, be ended soon, with its worker if need be; by
   * any thread. Does not block.
   */
  void abandon();

  /** Returns whether the session was abandoned; by any thread. */
  boolean isAbandoned();

  /** Has one item run. */
  @Override
  default void run(A sets, S slots, int index) throws Throwable {
    send(sets, index, index + 1);
    receive(slots, index);
  }
}
