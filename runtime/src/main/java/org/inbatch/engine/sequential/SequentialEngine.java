package org.inbatch.engine.sequential;

import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Runs the items one after the other on the caller's thread. Deadlines are checked between items.
 */
public enum SequentialEngine implements Engine {

  /** The engine, which has no state. */
  INSTANCE;

  @Override
  public <A, S> Collected<S> run(Call<A, S> call) {
    try (Source<A> source = call.source()) {
      return new SequentialRun<>(call, source, null).run();
    }
  }

  @Override
  public <A> Cursor stream(Call<A, @Nullable Object[]> call) {
    return new SequentialCursor<>(call);
  }
}
