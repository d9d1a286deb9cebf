package org.inbatch.engine.async;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Calls of stages in which the engine itself fails, as where there is no memory left. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class NoRoomTest {

  /** Two argument sets. */
  private static class Two implements Engine.Known<int[]> {

    @Override
    public int[] block() {
      return new int[2];
    }

    @Override
    public int size() {
      return 2;
    }

    @Override
    public int[] newBlock(int capacity) {
      return new int[capacity];
    }

    @Override
    public void copy(int[] from, int index, int[] to, int toIndex) {
      to[toIndex] = index;
    }

    @Override
    public Object item(int[] sets, int index) {
      return sets[index];
    }

    @Override
    public void close() {}
  }

  private record Begun(CompletableFuture<Integer> stage) implements Engine.Staged<int[], Object[]> {

    @Override
    public CompletionStage<?> begin(int[] sets, int index) {
      return stage;
    }

    @Override
    public void land(@Nullable Object value, Object[] slots, int index) {}

    @Override
    public void run(int[] sets, Object[] slots, int index) {
      throw new AssertionError("not by this engine");
    }

    @Override
    public Begun at(long position) {
      return this;
    }
  }

  private static void call(Engine.Source<int[]> source, CompletableFuture<Integer> stage) {
    Engine.Plan plan =
        new Engine.Plan(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            0,
            List.of(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalLong.empty());
    AsyncEngine.INSTANCE.run(
        new Engine.Call<>(
            "StageBatch.work", new CallHistory(), source, new Begun(stage), Object[].class, plan));
  }

  @Test
  void theCallFailsWhereAnOutcomeCannotBeKept() {
    OutOfMemoryError noRoom = new OutOfMemoryError();
    Two source =
        new Two() {
          @Override
          public Object item(int[] sets, int index) {
            throw noRoom;
          }
        };

    assertThatThrownBy(() -> call(source, CompletableFuture.failedFuture(new IOException())))
        .isSameAs(noRoom);
  }

  @Test
  void theCallFailsWhereTheNextStageCannotBeBegun() {
    OutOfMemoryError noRoom = new OutOfMemoryError();
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    Two source =
        new Two() {
          @Override
          public void copy(int[] from, int index, int[] to, int toIndex) {
            if (index == 1) {
              stage.complete(0);
              throw noRoom;
            }
          }
        };

    assertThatThrownBy(() -> call(source, stage)).isSameAs(noRoom);
  }
}
