package org.inbatch.engine;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What is to be known of stages that somebody else completes. */
public final class Stages {

  private Stages() {}

  /** Returns why a stage failed, without what stages wrap it in on the way. */
  public static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /**
   * Cancels a stage, if it can be; what depends on it runs on the calling thread. One that cannot
   * goes on, as an item does that ignores its interrupt.
   */
  public static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (Throwable refused) {
      // What depends on the stage is the user's, and so is what that throws.
    }
  }

  /**
   * Waits for a stage and returns its value; cancels it if the thread is interrupted. Blocks.
   *
   * @throws Throwable why the stage failed, or an {@code InterruptedException}
   */
  public static @Nullable Object await(CompletionStage<?> stage) throws Throwable {
    CompletableFuture<@Nullable Object> end = new CompletableFuture<>();
    stage.whenComplete((value, thrown) -> {
      if (thrown == null) {
        end.complete(value);
      } else {
        end.completeExceptionally(thrown);
      }
    });
    try {
      return end.get();
    } catch (InterruptedException interrupt) {
      cancel(stage);
      throw interrupt;
    } catch (ExecutionException failed) {
      throw rootCause(Objects.requireNonNull(failed.getCause(), "cause"));
    }
  }
}
