package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.junit.jupiter.api.Test;

final class WorkerPoolTest {

  private static final Duration SHORT = Duration.ofMillis(60);
  private static final Duration NEVER = Duration.ofHours(1);

  private final AtomicInteger started = new AtomicInteger();
  private final ThreadFactory counting =
      task -> {
        started.incrementAndGet();
        return Thread.ofPlatform().daemon().unstarted(task);
      };

  private static ThreadsEngine engine(int configured, ThreadFactory threads) {
    return ThreadsEngine.on(new WorkerPool(() -> configured, threads));
  }

  static Engine.Plan plan(OptionalInt workers, Optional<Duration> itemTimeout) {
    return new Engine.Plan(
        workers,
        Optional.empty(),
        itemTimeout,
        false,
        0,
        List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static final Engine.Invocation<int[], Object[]> COPY = (sets, out, i) -> out[i] = sets[i];
  static final Engine.Plan FREE = plan(OptionalInt.empty(), Optional.empty());
  static final Engine.Plan GUARDED = plan(OptionalInt.empty(), Optional.of(NEVER));

  private static Engine.Collected<Object[]> call(
      ThreadsEngine engine,
      int items,
      Engine.Plan plan,
      Engine.Invocation<int[], Object[]> invocation) {
    return engine.run(
        new Engine.Call<>(
            "PoolBatch.work",
            new CallHistory(),
            Numbers.upTo(items),
            invocation,
            Object[].class,
            plan));
  }

  private static CompletableFuture<Engine.Collected<Object[]>> callAside(
      ThreadsEngine engine,
      int items,
      Engine.Plan plan,
      Engine.Invocation<int[], Object[]> invocation) {
    CompletableFuture<Engine.Collected<Object[]>> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            result.complete(call(engine, items, plan, invocation));
          } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
          }
        });
    return result;
  }

  private static void awaitDeaf(CountDownLatch latch) {
    boolean open = false;
    while (!open) {
      try {
        latch.await();
        open = true;
      } catch (InterruptedException deaf) {
        // An item that does not listen.
      }
    }
  }

  @Test
  void thereAreNoMoreThreadsThanConfigured() throws Exception {
    ThreadsEngine engine = engine(3, counting);
    List<CompletableFuture<Engine.Collected<Object[]>>> calls =
        IntStream.range(0, 10).mapToObj(call -> callAside(engine, 1_000, FREE, COPY)).toList();
    for (CompletableFuture<Engine.Collected<Object[]>> call : calls) {
      assertThat(call.get(10, TimeUnit.MINUTES).failures()).isEmpty();
    }
    assertThat(started.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void callersThatRunItemsAreCountedAndTheirHelpersAreNot() throws Exception {
    WorkerPool pool = new WorkerPool(() -> 2, counting);
    ThreadsEngine engine = ThreadsEngine.on(pool);
    CyclicBarrier meeting = new CyclicBarrier(2);
    Engine.Invocation<int[], Object[]> isCrowded =
        (sets, out, i) -> {
          meeting.await();
          out[i] = pool.isCrowded();
          meeting.await();
        };

    assertThat(call(engine, 2, FREE, isCrowded).values()).containsExactly(false, false);

    CompletableFuture<Engine.Collected<Object[]>> other = callAside(engine, 1, FREE, isCrowded);
    assertThat(call(engine, 1, FREE, isCrowded).values()).containsExactly(true);
    assertThat(other.get(10, TimeUnit.MINUTES).values()).containsExactly(true);
    assertThat(pool.isCrowded()).isFalse();
  }

  @Test
  void aRunInLineGetsThePlaceOfAnAbandonedThread() throws Exception {
    ThreadsEngine engine = engine(2, counting);
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch hang = new CountDownLatch(2);
    CyclicBarrier meeting = new CyclicBarrier(2);
    try {
      // All threads there may be hang in the first call, for as long as the second needs one.
      CompletableFuture<Engine.Collected<Object[]>> first =
          callAside(
              engine,
              2,
              plan(OptionalInt.of(2), Optional.of(Duration.ofSeconds(1))),
              (sets, out, i) -> {
                hang.countDown();
                awaitDeaf(gate);
              });
      hang.await();
      // Two items that meet: one on the caller, the other on a helper.
      Engine.Collected<Object[]> second =
          call(engine, 2, FREE, (sets, out, i) -> out[i] = meeting.await(10, TimeUnit.MINUTES));

      assertThat(second.failures()).isEmpty();
      assertThat(first.get(10, TimeUnit.MINUTES).failures())
          .extracting(Outcome.Failure::kind)
          .containsOnly(Outcome.Kind.TIMED_OUT)
          .hasSize(2);
    } finally {
      gate.countDown();
    }
  }

  @Test
  void theCapOnThreadsThatOverrunHoldsInsideACall() {
    ThreadsEngine engine = engine(2, counting);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    try {
      assertThatThrownBy(() ->
              call(
                  engine,
                  1_000,
                  plan(OptionalInt.of(4), Optional.of(SHORT)),
                  (sets, out, i) -> {
                    begun.incrementAndGet();
                    awaitDeaf(gate);
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("PoolBatch.work")
          .hasMessageContaining("at " + WorkerPoolTest.class.getName() + ".awaitDeaf");
      assertThat(begun.get())
          .isBetween(WorkerPool.MOST_OVERRUNNING, WorkerPool.MOST_OVERRUNNING + 4);
      assertThat(started.get()).isLessThanOrEqualTo(WorkerPool.MOST_OVERRUNNING + 4);
    } finally {
      gate.countDown();
    }
  }

  @Test
  void noThreadIsCountedTwiceWhereOneIsAbandonedThatWaitsForACallOfItsOwn() throws Exception {
    ThreadsEngine engine = engine(1, counting);
    CountDownLatch gate = new CountDownLatch(1);
    // Its only item waits, with a deadline and so not working itself, for another of its own.
    Engine.Collected<Object[]> outer =
        call(
            engine,
            1,
            plan(OptionalInt.empty(), Optional.of(Duration.ofSeconds(1))),
            (sets, out, i) ->
                call(engine, 1, GUARDED, (innerSets, innerOut, j) -> awaitDeaf(gate)));
    gate.countDown();
    assertThat(outer.failures())
        .extracting(Outcome.Failure::kind)
        .containsExactly(Outcome.Kind.TIMED_OUT);

    int before = started.get();
    List<CompletableFuture<Engine.Collected<Object[]>>> calls =
        IntStream.range(0, 10).mapToObj(call -> callAside(engine, 1_000, FREE, COPY)).toList();
    for (CompletableFuture<Engine.Collected<Object[]>> call : calls) {
      assertThat(call.get(10, TimeUnit.MINUTES).failures()).isEmpty();
    }
    assertThat(started.get() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void aCallThatCanDoWithoutAThreadDoesWithoutWhereNoneCanBeStarted() {
    AtomicInteger asked = new AtomicInteger();
    ThreadsEngine engine = engine(2, noThread(asked));

    Engine.Collected<Object[]> collected = call(engine, 100, FREE, COPY);

    assertThat(collected.failures()).isEmpty();
    assertThat(collected.values()).hasSize(100).doesNotContainNull();
    assertThat(asked.get()).isPositive();
  }

  @Test
  void aCallThatNeedsAThreadFailsWhereNoneCanBeStarted() {
    ThreadsEngine engine = engine(2, noThread(new AtomicInteger()));

    assertThatThrownBy(() -> call(engine, 100, GUARDED, COPY))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("unable to create native thread");
  }

  @Test
  void aPoolThatGotNoThreadGetsOneLater() {
    AtomicBoolean poor = new AtomicBoolean(true);
    ThreadFactory none = noThread(new AtomicInteger());
    ThreadsEngine engine =
        engine(1, task -> poor.get() ? none.newThread(task) : counting.newThread(task));
    assertThatThrownBy(() -> call(engine, 1, GUARDED, (sets, out, i) -> {}))
        .isInstanceOf(OutOfMemoryError.class);

    poor.set(false);

    assertThat(call(engine, 1, GUARDED, (sets, out, i) -> {}).failures()).isEmpty();
    assertThat(started).hasPositiveValue();
  }

  @Test
  @SuppressWarnings("NullAway") // an array class does not tell whether its elements may be null
  void aStreamThatNobodyCanWatchOverRunsNothingAndClosesItsSource() {
    OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
    Numbers source = Numbers.upTo(100);
    AtomicInteger run = new AtomicInteger();
    ThreadsEngine engine =
        ThreadsEngine.on(
            new WorkerPool(() -> 2, counting),
            task ->
                new Thread(task) {
                  @Override
                  public void start() {
                    throw noThread;
                  }
                });

    assertThatThrownBy(() ->
            engine.stream(
                new Engine.Call<>(
                    "PoolBatch.work",
                    new CallHistory(),
                    source,
                    (sets, out, i) -> run.incrementAndGet(),
                    Object[].class,
                    GUARDED)))
        .isSameAs(noThread);

    assertThat(source.timesClosed()).isEqualTo(1);
    assertThat(started).hasValue(0);
    assertThat(run).hasValue(0);
  }

  private static ThreadFactory noThread(AtomicInteger asked) {
    return task -> {
      asked.incrementAndGet();
      throw new OutOfMemoryError("unable to create native thread");
    };
  }
}
