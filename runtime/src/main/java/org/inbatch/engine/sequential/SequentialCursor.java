package org.inbatch.engine.sequential;

import java.util.function.Supplier;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.engine.PulledKnown;
import org.jspecify.annotations.Nullable;

/** The outcomes of a sequential call: an item runs when its outcome is asked for. */
final class SequentialCursor<A> implements Engine.Cursor {

  private final SequentialRun<A, @Nullable Object[]> run;
  private final Engine.Lazy<A> source;
  private final boolean known;
  private final A set;
  private final @Nullable Object[] slot;
  private long given;
  private boolean complete;
  private boolean ended;

  /** The failure of the item that ran last, if it failed. */
  private @Nullable Supplier<? extends Outcome.Failure<?>> failure;

  SequentialCursor(Engine.Call<A, @Nullable Object[]> call) {
    this.source = PulledKnown.of(call.source());
    this.known = call.source() instanceof Engine.Known;
    this.run = new SequentialRun<>(call, call.source(), (position, failed) -> failure = failed);
    this.set = source.newBlock(1);
    this.slot = call.newSlots(1);
    run.begin();
  }

  @Override
  public @Nullable Outcome<?> next() {
    if (ended) {
      return null;
    }
    try {
      run.goOn();
      boolean early = !known && run.mustEnd();
      complete = !early && !source.pull(set, 0);
      if (early || complete) {
        if (complete) {
          run.total(given);
        }
        end();
        return null;
      }
      failure = null;
      run.settle(set, slot, 0, given);
    } catch (Throwable thrown) {
      endAfter(thrown);
      throw thrown;
    }
    long position = given++;
    Object value = slot[0];
    slot[0] = null;
    return failure != null ? failure.get() : new Outcome.Success<@Nullable Object>(position, value);
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void end() {
    if (!ended) {
      ended = true;
      try (source) {
        run.finish();
      }
    }
  }

  private void endAfter(Throwable thrown) {
    try {
      end();
    } catch (Throwable another) {
      if (another != thrown) {
        thrown.addSuppressed(another);
      }
    }
  }
}
