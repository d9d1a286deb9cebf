package org.inbatch.engine;

import org.inbatch.Engine;

/**
 * An invocation that somebody else runs, such as worker processes; {@link #run} runs it here.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
public interface Remote<A, S> extends Engine.Invocation<A, S> {

  /**
   * Returns a way to have items run by one worker at a time. Does not block.
   *
   * @param call the call that the items are of
   * @param ofCaller whether the thread that made the call uses it
   */
  Session<A, S> newSession(Engine.Call<A, S> call, boolean ofCaller);

  /** Takes note that the call is over: no session of it is used any more. */
  void ended();
}
