package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.on;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.inbatch.CallOption;
import org.inbatch.ProcessPool;
import org.inbatch.Results;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.ItemFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool of worker processes is resized while calls run. */
@Timeout(120)
final class ResizingTest {

  private static final int CALLERS = 6;
  private static final int ITEMS = 20;
  private static final int TASK = 4;
  private static final int LAST = 3;

  private final EngineUnderTest engine = new ProcessCalls();
  private final ProcessPool pool = ProcessPool.builder().size(2).build();

  @AfterEach
  void close() {
    pool.close();
  }

  private List<Integer> call(
      int items, ItemFunction<Integer, Integer> item, CallOption... options) {
    Results<Integer> results =
        engine.call(
            ActionSite.of("ResizingTest", "item", "numbers"),
            ArgumentSets.of(IntStream.range(0, items).boxed().toList()),
            item,
            Options.of(options).and(on(pool)).array());
    return results.values();
  }

  @Test
  void twoThreadsThatResizeAtOnceDisturbNoCall() throws Exception {
    Semaphore begun = new Semaphore(0);
    List<Caller<Boolean>> resizers =
        List.of(Caller.of(() -> resize(begun, 0)), Caller.of(() -> resize(begun, 1)));
    List<Caller<Boolean>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(Caller.of(() -> callThatCounts(begun)));
    }
    for (Caller<Boolean> caller : callers) {
      assertThat(caller.ending().returned()).isTrue();
    }
    for (Caller<Boolean> resizer : resizers) {
      assertThat(resizer.ending().returned()).isTrue();
    }

    assertThat(pool.processes()).hasSizeLessThanOrEqualTo(LAST);
    occupy();
    assertThat(pool.processes()).hasSize(LAST);
  }

  /** Resizes the pool whenever a task has begun, and at last. */
  private boolean resize(Semaphore begun, int first) throws InterruptedException {
    for (int i = 0; i < CALLERS * ITEMS / TASK / 2; i++) {
      begun.acquire();
      pool.resize(1 + (first + i) % 4);
    }
    pool.resize(LAST);
    return true;
  }

  private boolean callThatCounts(Semaphore begun) {
    ItemFunction<Integer, Integer> item =
        i -> {
          if (i % TASK == 0) {
            begun.release();
          }
          return -i;
        };
    assertThat(call(ITEMS, item, itemsPerTask(TASK)))
        .containsExactlyElementsOf(IntStream.range(0, ITEMS).mapToObj(n -> -n).toList());
    return true;
  }

  /** Needs that many workers: the items of as many calls wait for each other. */
  private void occupy() throws Exception {
    CyclicBarrier all = new CyclicBarrier(LAST);
    List<Caller<List<Integer>>> callers = new ArrayList<>();
    for (int i = 0; i < LAST; i++) {
      callers.add(Caller.of(() -> call(1, item -> all.await())));
    }
    for (Caller<List<Integer>> caller : callers) {
      assertThat(caller.ending().returned()).hasSize(1);
    }
  }
}
