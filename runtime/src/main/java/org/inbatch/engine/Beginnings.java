package org.inbatch.engine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.Progress;
import org.jspecify.annotations.Nullable;

/** What engines see to before anything runs: calls that cannot begin, or have nothing to do. */
public final class Beginnings {

  private Beginnings() {}

  /**
   * Refuses a call from an interrupted thread; its source is closed.
   *
   * @throws BatchInterruptedException if the calling thread is interrupted
   */
  public static void refuseIfInterrupted(Engine.Call<?, ?> call) {
    if (Thread.currentThread().isInterrupted()) {
      throw closing(
          call,
          new BatchInterruptedException(
              "%s was called by an interrupted thread; nothing was run".formatted(call.action())));
    }
  }

  /** Closes the source of a call that cannot begin, and throws the reason. */
  public static RuntimeException closing(Engine.Call<?, ?> call, Throwable reason) {
    try {
      call.source().close();
    } catch (Throwable thrown) {
      reason.addSuppressed(thrown);
    }
    throw Sneaky.rethrow(reason);
  }

  /** Returns whether there is known to be nothing to do. */
  public static boolean isEmpty(Engine.Call<?, ?> call) {
    return call.source() instanceof Engine.Known<?> known && known.size() == 0;
  }

  /** Ends a call that has nothing to do, and returns what it brought. */
  public static <S> Engine.Collected<S> empty(Engine.Call<?, S> call) {
    end(call);
    return new Engine.Collected<>(call.newSlots(0), 0, List.of(), true);
  }

  /** Returns the outcomes of a call that has nothing to do. */
  public static Engine.Cursor emptyCursor(Engine.Call<?, ?> call) {
    return new Engine.Cursor() {
      private boolean ended;

      @Override
      public @Nullable Outcome<?> next() {
        end();
        return null;
      }

      @Override
      public boolean isComplete() {
        return true;
      }

      @Override
      public void end() {
        if (!ended) {
          ended = true;
          Beginnings.end(call);
        }
      }
    };
  }

  private static void end(Engine.Call<?, ?> call) {
    call.source().close();
    call.plan()
        .progress()
        .ifPresent(listener ->
            listener.onProgress(
                new Progress(call.action(), 0, 0, OptionalLong.of(0), Duration.ZERO, true)));
  }
}
