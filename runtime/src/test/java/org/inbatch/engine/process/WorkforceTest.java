package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.inbatch.ProcessPool;
import org.inbatch.engine.Session.BrokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many workers there are: as their pool grows, shrinks and is closed. */
@Timeout(60)
final class WorkforceTest {

  private final ProcessPool pool =
      ProcessPool.builder().size(1).idleTime(Duration.ofSeconds(Long.MAX_VALUE)).build();

  /** Of a call that has workers: it gets no more than the pool's. */
  private final AtomicInteger hired = new AtomicInteger(1);

  @AfterEach
  void close() {
    pool.close();
  }

  private Hand hire() throws BrokenException {
    return Objects.requireNonNull(Workforce.of(pool).hire(() -> true, false, hired));
  }

  private List<Hand> hire(int workers) throws BrokenException {
    List<Hand> hands = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      hands.add(hire());
    }
    return hands;
  }

  private void release(Hand hand) {
    Workforce.of(pool).release(hand, hired);
  }

  /** Lets somebody wait for a worker; returns when that one does. */
  private FutureTask<Hand> waiting() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    Workforce workforce = Workforce.of(pool);
    FutureTask<Hand> waiting =
        new FutureTask<>(() -> {
          Hand hand =
              workforce.hire(
                  () -> {
                    asked.countDown();
                    return true;
                  },
                  false,
                  hired);
          return Objects.requireNonNull(hand);
        });
    Thread.ofPlatform().daemon().name("waits for a worker").start(waiting);
    asked.await();
    return waiting;
  }

  @Test
  void aPoolStartsWorkersWhenTheyAreNeeded() throws BrokenException {
    pool.resize(3);
    assertThat(pool.processes()).isEmpty();

    hire(3).forEach(this::release);

    assertThat(pool.processes()).hasSize(3);
  }

  @Test
  void whoWaitsGetsAWorkerWhenThePoolGrows() throws Exception {
    hire();
    List<FutureTask<Hand>> two = List.of(waiting(), waiting());

    pool.resize(3);

    assertThat(two.get(0).get()).isNotSameAs(two.get(1).get());
    assertThat(pool.processes()).hasSize(3);
  }

  @Test
  void noMoreStartAtOnceThanThereAreProcessors() throws Exception {
    await().until(() -> beingAwaited() == 0); // those of tests before
    int processors = Runtime.getRuntime().availableProcessors();
    pool.resize(4 * processors);
    List<FutureTask<Hand>> waiting = new ArrayList<>();
    for (int i = 0; i < 4 * processors; i++) {
      waiting.add(waiting());
    }

    // Those in line have asked for theirs; the first ones need a while to start.
    assertThat(beingAwaited()).isLessThanOrEqualTo(processors);

    for (FutureTask<Hand> one : waiting) {
      release(one.get());
    }
  }

  /** Returns how many workers are started and not yet there. */
  private static long beingAwaited() {
    return Thread.getAllStackTraces().values().stream()
        .filter(stack -> Stream.of(stack).anyMatch(at -> at.getMethodName().equals("awaitReady")))
        .count();
  }

  @Test
  void aPoolThatShrinksEndsIdleWorkersAtOnce() throws BrokenException {
    pool.resize(3);
    hire(3).forEach(this::release);
    List<ProcessHandle> before = pool.processes();

    pool.resize(1);

    assertThat(pool.processes()).hasSize(1);
    await().until(() -> before.stream().filter(ProcessHandle::isAlive).count() == 1);
  }

  @Test
  void aPoolThatShrinksEndsBusyWorkersWhenTheyAreLetGo() throws BrokenException {
    pool.resize(3);
    List<Hand> hands = hire(3);

    pool.resize(2);
    assertThat(pool.processes()).hasSize(3);
    hands.forEach(this::release);

    assertThat(pool.processes())
        .containsExactlyInAnyOrder(hands.get(1).jvm.handle(), hands.get(2).jvm.handle());
  }

  @Test
  void aWorkerThatIsLostIsOneTooManyLess() throws BrokenException {
    pool.resize(3);
    List<Hand> hands = hire(3);

    pool.resize(2);
    Workforce.of(pool).lost(hands.get(0), hired);
    release(hands.get(1));
    release(hands.get(2));

    assertThat(pool.processes()).hasSize(2);
  }

  @Test
  void aPoolThatGrowsAgainKeepsItsWorkers() throws BrokenException {
    pool.resize(2);
    List<Hand> hands = hire(2);

    pool.resize(1);
    pool.resize(2);
    hands.forEach(this::release);

    assertThat(pool.processes()).hasSize(2);
  }

  @Test
  void aPoolHasOneWorkerAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool.resize(0))
        .withMessage("size must be at least 1, size=0");
  }

  @Test
  void aClosedPoolIsNotResized() {
    pool.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> pool.resize(1))
        .withMessage("The pool of worker processes is closed: make a new one");
  }

  @Test
  void whoWaitsIsToldThatThePoolWasClosed() throws Exception {
    Hand hand = hire();
    Workforce workforce = Workforce.of(pool);
    FutureTask<Hand> waiting = waiting();

    pool.close();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(waiting::get)
        .havingCause()
        .isInstanceOf(BrokenException.class)
        .havingCause()
        .withMessage("The pool of worker processes was closed during the call");
    workforce.release(hand, hired);
    assertThat(pool.processes()).isEmpty();
  }

  @Test
  void noThreadOfAClosedPoolIsLeft() throws BrokenException {
    List<Thread> before = reapers();
    release(hire());
    assertThat(reapers()).hasSize(before.size() + 1);

    pool.close();

    await().until(() -> before.containsAll(reapers()));
  }

  private static List<Thread> reapers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("inbatch-workers idle"))
        .toList();
  }
}
